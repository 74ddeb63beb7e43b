// The look of the admin around the app and of the merchant's own pages.
export const adminStyle = `
:root { --ink: #22302a; --soft: #5d6b64; --line: #dfe3dd; --ground: #eff1ec; --card: #fff;
  --bar: #14211b; --accent: #2d6a4f; --accent-soft: #dcebe2; --danger: #a8261c; --warn: #fdf3d6; }
* { box-sizing: border-box; }
html, body { margin: 0; height: 100%; }
body { font: 14px/1.45 system-ui, -apple-system, "Segoe UI", "Open Sans", sans-serif; color: var(--ink);
  background: var(--ground); display: grid; grid-template: 52px minmax(0, 1fr) / 232px minmax(0, 1fr); }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
.topbar { grid-column: 1 / -1; background: var(--bar); color: #f2f5f1; display: flex; align-items: center;
  gap: 12px; padding: 0 16px; position: relative; }
.topbar .shop { font-weight: 650; color: inherit; text-decoration: none; white-space: nowrap; }
.topbar .pill { font-size: 12px; border: 1px solid #4b5c53; border-radius: 99px; padding: 2px 10px;
  color: #cfd9d2; text-decoration: none; white-space: nowrap; }
.topbar .pill:hover { background: #24352d; }
.topbar .space { flex: 1; }
.topbar .person { width: 30px; height: 30px; border-radius: 8px; background: #7fb069; color: #14211b;
  display: grid; place-items: center; font-weight: 700; }
.topbar .menu { display: none; background: none; border: 0; color: inherit; font-size: 20px; padding: 6px 8px;
  line-height: 1; cursor: pointer; }
.savebar { position: absolute; inset: 6px 16px; margin: 0 auto; max-width: 640px; display: flex;
  align-items: center; gap: 8px; background: #2b3b33; border-radius: 10px; padding: 0 6px 0 14px; }
.savebar p { flex: 1; margin: 0; font-weight: 550; }
.savebar.shake { animation: shake .35s; }
@keyframes shake { 25% { transform: translateX(-6px) } 75% { transform: translateX(6px) } }
@media (prefers-reduced-motion: reduce) { .savebar.shake { animation: none; } }
.savebar[hidden], .titlebar[hidden] { display: none; }
.progress { position: absolute; left: 0; bottom: -3px; height: 3px; width: 100%; overflow: hidden; z-index: 3; }
.progress[hidden] { display: none; }
.progress::after { content: ""; display: block; height: 100%; width: 40%; background: #7fb069;
  animation: slide 1.1s infinite linear; }
@keyframes slide { from { transform: translateX(-100%) } to { transform: translateX(260%) } }
nav.side { background: #e6e9e2; padding: 12px 8px; overflow: auto; border-right: 1px solid var(--line); }
nav.side ul { list-style: none; margin: 0; padding: 0; }
nav.side h2 { font-size: 12px; color: var(--soft); font-weight: 600; margin: 18px 12px 6px; }
nav.side a { display: flex; align-items: center; gap: 10px; padding: 6px 12px; border-radius: 8px;
  color: inherit; text-decoration: none; font-weight: 550; min-height: 32px; }
nav.side a:hover { background: #f3f5f0; }
nav.side a[aria-current="page"] { background: #fff; }
nav.side li:has(ul [aria-current]) > a[aria-current="page"] { background: none; }
nav.side ul ul a { padding-left: 42px; font-weight: 450; }
nav.side svg { width: 18px; height: 18px; flex: none; }
main { overflow: auto; min-width: 0; }
main.frame { display: flex; flex-direction: column; overflow: hidden; }
main.frame iframe { border: 0; flex: 1; width: 100%; min-height: 0; background: #f1f1f1; }
.titlebar { display: flex; align-items: center; gap: 8px; padding: 8px 16px; background: #f7f8f5;
  border-bottom: 1px solid var(--line); min-height: 48px; flex-wrap: wrap; }
.titlebar .icon { width: 24px; height: 24px; border-radius: 6px; background: var(--accent); color: #fff;
  display: grid; place-items: center; font-size: 13px; font-weight: 700; }
.titlebar h1 { font-size: 14px; margin: 0; font-weight: 600; flex: 1; min-width: 8rem; }
.button, button.button { font: inherit; font-weight: 550; border: 1px solid #c6ccc4; background: #fff; color: var(--ink);
  border-radius: 8px; padding: 6px 12px; min-height: 32px; cursor: pointer; text-decoration: none;
  display: inline-flex; align-items: center; gap: 6px; }
.button:hover { background: #f6f7f4; }
.button.primary { background: var(--ink); border-color: var(--ink); color: #fff; }
.button.primary:hover { background: #33473e; }
.button.danger { color: var(--danger); border-color: #dcb7b3; }
.button.critical { background: var(--danger); border-color: var(--danger); color: #fff; }
.button.plain { background: none; border-color: transparent; color: inherit; }
.button[disabled] { opacity: .5; cursor: default; }
.topbar .button.plain:hover { background: #3a4d43; }
.toasts { position: fixed; bottom: 20px; left: 50%; transform: translateX(-50%); display: grid; gap: 8px;
  z-index: 20; width: max-content; max-width: calc(100vw - 32px); justify-items: center; }
.toast { background: #1d2722; color: #fff; border-radius: 10px; padding: 8px 10px 8px 16px; display: flex;
  align-items: center; gap: 10px; box-shadow: 0 10px 30px rgb(20 30 25 / .3); }
.toast.error { background: var(--danger); }
.toast button { background: none; border: 0; color: inherit; font: inherit; font-weight: 600; cursor: pointer;
  padding: 4px 8px; border-radius: 6px; }
dialog { border: 0; border-radius: 16px; padding: 0; width: min(560px, calc(100vw - 32px)); color: inherit;
  box-shadow: 0 24px 64px rgb(20 30 25 / .3); }
dialog::backdrop { background: rgb(20 28 24 / .5); }
dialog h2 { margin: 0; padding: 14px 18px; font-size: 15px; background: #f4f5f2; }
dialog .body { padding: 14px 18px; max-height: 55vh; overflow: auto; }
dialog .actions { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 18px; background: #f4f5f2; }
dialog ul.picker { list-style: none; margin: 8px 0 0; padding: 0; }
dialog .picker label { display: flex; align-items: center; gap: 12px; padding: 8px 4px; border-bottom: 1px solid var(--line); }
dialog .picker img { width: 36px; height: 36px; border-radius: 6px; }
dialog input[type=search] { width: 100%; font: inherit; padding: 8px 12px; border: 1px solid #b9c1b8; border-radius: 8px; }
.page { max-width: 1040px; margin: 0 auto; padding: 20px 24px 64px; }
.page > header { display: flex; align-items: center; gap: 10px; flex-wrap: wrap; margin-bottom: 16px; }
.page h1 { font-size: 20px; margin: 0; }
.page > header .meta { color: var(--soft); width: 100%; margin: 0; }
.page > header > a[aria-label] { text-decoration: none; font-size: 18px; padding: 2px 8px; border-radius: 8px; }
.page > header > a[aria-label]:hover { background: #dfe4da; }
.card { background: var(--card); border-radius: 12px; border: 1px solid var(--line); padding: 16px; margin-bottom: 16px; }
.card > h2 { font-size: 14px; margin: 0 0 12px; }
.card.flush { padding: 0; overflow-x: auto; }
.columns { display: grid; grid-template-columns: minmax(0, 2fr) minmax(260px, 1fr); gap: 16px; align-items: start; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: 12px; font-weight: 600; color: var(--soft); background: #f7f8f5; white-space: nowrap; }
th, td { padding: 10px 16px; border-bottom: 1px solid #eceee9; vertical-align: top; }
tr:last-child td { border-bottom: 0; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.soft { color: var(--soft); }
.badge { font-size: 12px; font-weight: 550; border-radius: 99px; padding: 2px 10px; background: #e3e6e0; white-space: nowrap;
  display: inline-block; }
.badge.good { background: #cfe8d9; color: #0d4429; } .badge.wait { background: #fbe6b0; color: #5c4100; }
.badge.bad { background: #f6d4d0; color: #741b13; }
.notice { background: var(--warn); border: 1px solid #ecd795; border-radius: 10px; padding: 10px 14px; margin: 0 0 16px; }
.notice.good { background: #e2f1e7; border-color: #b3d8c1; } .notice.bad { background: #fbe7e5; border-color: #e5b5b0; }
.field { display: grid; gap: 4px; margin-bottom: 12px; }
.field > span, label.row > span { font-weight: 550; }
.page input[type=text], .page input[type=number], .page input[type=search], .page select { font: inherit; color: inherit; padding: 6px 10px;
  border: 1px solid #b1b9af; border-radius: 8px; background: #fff; min-height: 34px; max-width: 100%; }
.page input[type=number] { width: 6rem; }
.inline { display: flex; gap: 8px; align-items: end; flex-wrap: wrap; }
.inline .field { margin: 0; } .field .soft { font-weight: 400; }
dl.totals { display: grid; grid-template-columns: 1fr auto; gap: 6px 16px; margin: 0; }
dl.totals dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
dl.totals .strong { font-weight: 650; }
ol.timeline { list-style: none; margin: 0; padding: 0; }
ol.timeline li { padding: 6px 0 6px 20px; position: relative; }
ol.timeline li::before { content: ""; position: absolute; left: 2px; top: 13px; width: 8px; height: 8px; border-radius: 50%;
  background: #9db0a4; }
.line { display: flex; gap: 12px; align-items: center; }
.line img { width: 40px; height: 40px; border-radius: 8px; border: 1px solid var(--line); flex: none; }
.empty { text-align: center; padding: 40px 16px; color: var(--soft); }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 760px) {
  body { grid-template-columns: minmax(0, 1fr); }
  .topbar { padding: 0 8px; gap: 8px; } .topbar .menu { display: block; }
  .wide { display: none; }
  .savebar { inset: 6px 8px; }
  nav.side { position: fixed; inset: 52px 25% 0 0; z-index: 10; box-shadow: 8px 0 32px rgb(20 30 25 / .3);
    visibility: hidden; transform: translateX(-105%); transition: transform .18s, visibility .18s; }
  body.menu-open nav.side { visibility: visible; transform: none; }
  nav.side a { min-height: 44px; }
  .page { padding: 16px 16px 48px; } .columns { grid-template-columns: minmax(0, 1fr); }
  th, td { padding: 10px 12px; }
  .button { min-height: 40px; }
}
`
