/** A span of time in its largest unit, as the language writes it: "4.5 seconds", "12 minutes". */
export function inWords(milliseconds: number, locale: string): string {
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'long',
      maximumFractionDigits: value < 10 ? 1 : 0,
    }).format(value)
  const seconds = milliseconds / 1000
  if (seconds < 60) return unit(seconds, 'second')
  if (seconds < 3600) return unit(seconds / 60, 'minute')
  if (seconds < 86_400) return unit(seconds / 3600, 'hour')
  return unit(seconds / 86_400, 'day')
}
