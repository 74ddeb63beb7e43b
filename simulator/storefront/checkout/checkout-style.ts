export const checkoutStyle = `
:root { --ink: #1f2f27; --soft: #5f6d65; --line: #dcdfd6; --accent: #23513b; --bad: #9c2a1b; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Open Sans", sans-serif; color: var(--ink); background: #fff; }
a { color: var(--accent); } :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.checkout { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); min-height: 100vh; }
.side, .main { padding: 40px clamp(20px, 4vw, 56px); }
.main { justify-self: end; width: 100%; max-width: 620px; }
.side { background: #f6f4ec; border-left: 1px solid var(--line); }
.side > div { max-width: 440px; }
.shop { font: 600 24px/1.2 Georgia, "Times New Roman", serif; color: inherit; text-decoration: none; display: inline-block; margin-bottom: 24px; }
h1 { font-size: 20px; margin: 0 0 12px; } h2 { font-size: 17px; margin: 28px 0 10px; }
label { display: block; font-weight: 550; margin-bottom: 4px; }
input[type=text], input[type=email] { font: inherit; width: 100%; padding: 11px 12px; border: 1px solid #b9bfb4; border-radius: 8px; background: #fff; color: inherit; }
.button { font: inherit; font-weight: 600; border: 1px solid #b9bfb4; border-radius: 8px; background: #fff; color: inherit; padding: 11px 18px; cursor: pointer; }
.button.pay { background: var(--accent); border-color: var(--accent); color: #fff; width: 100%; font-size: 17px; padding: 15px; margin-top: 24px; }
.button.pay:hover { background: #1a3f2d; }
.box { border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; background: #fff; }
.soft { color: var(--soft); }
.item { display: grid; grid-template-columns: 60px 1fr auto; gap: 14px; align-items: center; margin-bottom: 14px; }
.item img { width: 60px; height: 60px; border-radius: 10px; border: 1px solid var(--line); display: block; }
.item .count { font-size: 13px; color: var(--soft); }
.codes { display: grid; grid-template-columns: 1fr auto; gap: 8px; margin: 20px 0 8px; align-items: end; }
.code { display: flex; align-items: center; gap: 8px; background: #e5ebe0; border-radius: 8px; padding: 4px 4px 4px 12px; margin: 6px 0; font-weight: 550; width: fit-content; max-width: 100%; overflow-wrap: anywhere; }
.code button { font: inherit; border: 0; background: none; cursor: pointer; padding: 4px 8px; border-radius: 6px; color: inherit; }
.problem { color: var(--bad); margin: 6px 0; display: flex; gap: 8px; align-items: center; justify-content: space-between; }
.problem button { font: inherit; border: 0; background: none; text-decoration: underline; color: inherit; cursor: pointer; flex: none; }
dl { display: grid; grid-template-columns: 1fr auto; gap: 8px 16px; margin: 20px 0 0; } dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.total { font-size: 20px; font-weight: 650; padding-top: 10px; }
.notice { background: #fbe9e5; border: 1px solid #e6b8ae; border-radius: 10px; padding: 10px 14px; margin-bottom: 20px; }
@media (max-width: 800px) { .checkout { grid-template-columns: minmax(0, 1fr); } .side, .main { padding: 24px 20px; max-width: none; justify-self: stretch; }
  .side { order: -1; border-left: 0; border-bottom: 1px solid var(--line); } .side > div { max-width: none; } }
`
