import { ActionList, Button, Popover } from '@shopify/polaris'
import { MenuHorizontalIcon } from '@shopify/polaris-icons'
import { useState } from 'react'

interface MenuAction {
  content: string
  onAction(): void
  disabled?: boolean
  destructive?: boolean
}

interface MenuProps {
  /** What the button is called where it is read out. */
  label: string
  actions: MenuAction[]
  isBusy?: boolean
}

/** What can be done with one entry of a list, behind a button of three dots. */
export function ActionsMenu({ label, actions, isBusy = false }: MenuProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      active={isOpen}
      autofocusTarget="first-node"
      onClose={() => setOpen(false)}
      activator={
        <Button
          icon={MenuHorizontalIcon}
          disabled={isBusy}
          disclosure={false}
          ariaExpanded={isOpen}
          accessibilityLabel={label}
          onClick={() => setOpen(!isOpen)}
        />
      }
    >
      <ActionList
        actionRole="menuitem"
        items={actions.map((action) => ({
          ...action,
          onAction: () => {
            setOpen(false)
            action.onAction()
          },
        }))}
      />
    </Popover>
  )
}
