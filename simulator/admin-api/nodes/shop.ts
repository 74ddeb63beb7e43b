import { DateTime } from 'luxon'
import { gid } from '../../commerce/find.ts'
import { appId } from '../../commerce/metafields.ts'
import type { AdminCall } from '../call.ts'
import { metafieldFields } from './metafield.ts'

export function shopNode(call: AdminCall) {
  const { shop, context } = call
  const id = gid('Shop', shop.id)
  const local = DateTime.fromJSDate(context.clock.now(), { zone: shop.timeZone })
  const [owner] = shop.staff
  const hasNewAccounts = shop.customerAccounts === 'new'
  return {
    __typename: 'Shop',
    id,
    name: shop.name,
    email: shop.email,
    contactEmail: shop.email,
    description: null,
    myshopifyDomain: shop.domain,
    primaryDomain: { id: gid('Domain', shop.id), host: shop.domain, url: `https://${shop.domain}` },
    url: `https://${shop.domain}`,
    currencyCode: shop.currency,
    enabledPresentmentCurrencies: [...new Set(shop.markets.map(({ currency }) => currency))],
    ianaTimezone: shop.timeZone,
    timezoneAbbreviation: local.offsetNameShort,
    timezoneOffset: local.toFormat('ZZZ'),
    timezoneOffsetMinutes: local.offset,
    taxesIncluded: shop.taxesIncluded,
    taxShipping: false,
    shopOwnerName: owner ? `${owner.firstName} ${owner.lastName}` : shop.name,
    plan: {
      displayName: shop.plan.name,
      publicDisplayName: shop.plan.name,
      partnerDevelopment: shop.plan.isDevelopment,
      shopifyPlus: shop.plan.isPlus,
    },
    customerAccounts: 'OPTIONAL',
    customerAccountsV2: {
      customerAccountsVersion: hasNewAccounts ? 'NEW_CUSTOMER_ACCOUNTS' : 'CLASSIC',
      loginLinksVisibleOnStorefrontAndCheckout: true,
      loginRequiredAtCheckout: false,
      url: hasNewAccounts ? `https://shopify.com/${shop.id}/account` : null,
    },
    setupRequired: false,
    weightUnit: 'KILOGRAMS',
    unitSystem: 'METRIC_SYSTEM',
    createdAt: shop.createdAt,
    updatedAt: shop.updatedAt,
    ...metafieldFields(call, id),
  }
}

export function installationNode(call: AdminCall) {
  const { shop, app } = call
  const installation = shop.installation
  const id = gid('AppInstallation', installation?.id ?? '0')
  // A write scope is listed with the reading it includes.
  const scopes = (installation?.scopes ?? []).flatMap((scope) =>
    scope.startsWith('write_') ? [scope, scope.replace(/^write_/, 'read_')] : [scope],
  )
  return {
    __typename: 'AppInstallation',
    id,
    accessScopes: [...new Set(scopes)].map(scopeNode),
    activeSubscriptions: [],
    launchUrl: `https://${shop.domain}/admin/apps/${app.handle}`,
    uninstallUrl: null,
    app: () => appNode(call),
    ...metafieldFields(call, id),
  }
}

const scopeNode = (handle: string) => ({ handle, description: handle })

function appNode(call: AdminCall) {
  const { app, context } = call
  return {
    __typename: 'App',
    id: gid('App', appId(context.config)),
    apiKey: context.config.apiKey,
    title: app.name,
    handle: app.handle,
    embedded: true,
    developerName: null,
    previouslyInstalled: false,
    webhookApiVersion: app.apiVersion,
    requestedAccessScopes: app.scopes.map(scopeNode),
    optionalAccessScopes: app.optionalScopes.map(scopeNode),
    installation: () => installationNode(call),
  }
}
