import Base

/// The board's one style sheet: logical properties throughout, so that a page from right to left needs no other.
enum StyleSheet {
  static let text = """
    :root { color-scheme: light; --ink: #15202b; --quiet: #4b5865; --line: #c4ccd4; --brand: #123b5d; --go: #0b6b3a;
      --bad: #a3180d; --warn: #7a4a00; --soft: #f2f5f8; --focus: #ffbf47; }
    * { box-sizing: border-box; }
    body { margin: 0; color: var(--ink); background: #fff; line-height: 1.5;
      font: 100%/1.5 system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", sans-serif; }
    main { max-inline-size: 70rem; margin-inline: auto; padding: 1rem; }
    main:focus { outline: none; }
    h1 { font-size: 1.7rem; line-height: 1.25; margin-block: .5rem 1rem; }
    h2 { font-size: 1.25rem; line-height: 1.3; margin-block: 2rem .5rem; }
    h3 { font-size: 1.05rem; margin-block: 1.25rem .25rem; }
    small, .hint { color: var(--quiet); font-weight: normal; font-size: .9rem; }
    code, .secret { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
    a { color: #0b4f8a; }
    a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible,
    summary:focus-visible, .error-summary:focus { outline: 3px solid var(--focus); outline-offset: 1px; box-shadow: 0 0 0 5px var(--ink); }
    .skip { position: absolute; inset-inline-start: -999rem; }
    .skip:focus { position: static; display: block; padding: .5rem 1rem; background: var(--focus); }
    .hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .top { background: var(--brand); color: #fff; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem;
      padding: .6rem 1rem; }
    .top a { color: #fff; text-decoration: none; padding: .4rem .1rem; display: inline-block; }
    .top a:hover, .top [aria-current] { text-decoration: underline; text-underline-offset: .3rem; text-decoration-thickness: 2px; }
    .brand { margin: 0; font-weight: 700; }
    .brand span { font-weight: 400; margin-inline-start: .4rem; }
    .top nav { flex: 1; }
    .top ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.2rem; margin: 0; padding: 0; }
    .self { display: flex; align-items: center; gap: 1rem; }
    .self form { margin: 0; }
    footer { border-block-start: 1px solid var(--line); margin-block-start: 3rem; padding: .5rem 1rem; color: var(--quiet); font-size: .85rem; text-align: center; }
    .language { display: flex; justify-content: center; align-items: center; gap: .5rem; }
    .language label { font-weight: 400; } .language select { inline-size: auto; min-block-size: 2rem; padding: .1rem .3rem; }
    label, legend { font-weight: 600; display: block; }
    input, select, textarea { font: inherit; color: inherit; background: #fff; border: 2px solid #5a6672; border-radius: 2px;
      padding: .4rem .5rem; inline-size: 100%; max-inline-size: 34rem; min-block-size: 2.75rem; }
    input[type="checkbox"] { inline-size: 1.4rem; min-block-size: 1.4rem; block-size: 1.4rem; flex: none; margin: .1rem 0; }
    input[type="date"], input[type="time"] { inline-size: 11rem; } input[type="datetime-local"] { inline-size: 16rem; max-inline-size: 100%; }
    textarea { display: block; margin-block-start: .2rem; }
    .tick { display: flex; gap: .6rem; margin-block: .3rem; align-items: start; }
    .tick label { font-weight: 400; }
    .narrow { max-inline-size: 34rem; }
    fieldset { border: 0; padding: 0; margin: 1rem 0; }
    .pair { display: flex; flex-wrap: wrap; gap: 1rem; margin-block: .25rem; }
    button, .button { font: inherit; font-weight: 600; background: var(--go); color: #fff; border: 0; border-radius: 2px;
      padding: .6rem 1.1rem; cursor: pointer; text-decoration: none; display: inline-block; box-shadow: 0 2px 0 #043a1e; }
    button:hover, .button:hover { background: #08532d; }
    button.grave { background: var(--bad); box-shadow: 0 2px 0 #5a0b06; } button.grave:hover { background: #8f1710; }
    h1 small bdi { white-space: nowrap; }
    button.small { padding: .3rem .8rem; background: var(--soft); color: var(--ink); border: 1px solid #5a6672; box-shadow: none; }
    button.second { background: var(--soft); color: var(--ink); border: 1px solid #5a6672; box-shadow: none; }
    button.plain { background: none; color: #fff; box-shadow: none; padding: .4rem 0; text-decoration: underline; }
    .head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 1rem; }
    .error-summary { border: 4px solid var(--bad); padding: .75rem 1rem; margin-block: 1rem; }
    span.tick { display: block; }
    .error-summary.mild { border-color: var(--warn); }
    .error-summary h1, .error-summary h2 { margin-block: 0 .5rem; }
    .error-summary p { margin-block: .25rem; overflow-wrap: anywhere; }
    .warning { border-inline-start: 6px solid var(--warn); padding: .4rem .8rem; background: #fff6e5; }
    .thread .taken dl { text-decoration: line-through; }
    .done { border-inline-start: 6px solid var(--go); padding: .4rem .8rem; background: #e9f6ee; }
    .box { border: 2px solid var(--line); padding: .5rem 1rem; margin-block: 1rem; }
    section.alerts { border-color: var(--bad); background: #fdecea; }
    section.alerts h2 { margin-block: .25rem; color: var(--bad); }
    .alert { display: inline-block; background: var(--bad); color: #fff; font-size: .85rem; font-weight: 600; padding: .1rem .5rem; border-radius: 2px; }
    .cases, .tiles, .files, .health, .codes { list-style: none; padding: 0; }
    .case { border: 1px solid var(--line); border-inline-start: 6px solid var(--brand); padding: .75rem 1rem; margin-block: .75rem; }
    .case.late { border-inline-start-color: var(--bad); }
    .case h2 { margin-block: 0 .25rem; font-size: 1.1rem; }
    .case p { margin-block: .25rem; }
    .who { font-weight: 600; }
    .owed { margin-block: .25rem; }
    .owed.late, tr.late .owed.late { color: var(--bad); }
    .steps { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem; padding: 0; margin-block: .5rem; font-size: .85rem; }
    .steps li { flex: 1 1 auto; text-align: center; padding: .2rem .5rem; border: 1px solid var(--line); background: #fff; color: var(--quiet); }
    .steps .done { background: var(--brand); color: #fff; border-color: var(--brand); padding: .2rem .5rem; }
    .steps .next { border: 2px dashed var(--brand); color: var(--brand); font-weight: 700; }
    .facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; }
    .facts dt { color: var(--quiet); }
    .facts dd { margin: 0; }
    table { border-collapse: collapse; inline-size: 100%; }
    th, td { text-align: start; vertical-align: top; padding: .45rem .75rem .45rem 0; border-block-end: 1px solid var(--line); }
    thead th { color: var(--quiet); font-size: .9rem; }
    tr.late { background: #fdf2f1; }
    .wide { overflow-x: auto; }
    .search { margin-block: .5rem 1rem; } .search span { display: flex; gap: .5rem; max-inline-size: 34rem; } .search input { flex: 1; min-inline-size: 0; }
    .parts { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; border-block-end: 1px solid var(--line); }
    .parts a { display: inline-block; padding: .4rem .1rem; } .parts [aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; border-block-end: 4px solid var(--brand); }
    .count { background: var(--soft); border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; font-size: .85rem; color: var(--ink); }
    .count.late { background: var(--bad); color: #fff; border-color: var(--bad); }
    .news { background: var(--go); color: #fff; font-size: .85rem; padding: .1rem .5rem; border-radius: 2px; }
    .near { background: var(--brand); color: #fff; padding: .1rem .5rem; font-size: .9rem; }
    .sheet th { font-weight: 400; color: var(--quiet); inline-size: 18rem; }
    .sheet .inner { color: var(--ink); font-weight: 700; padding-block-start: .9rem; }
    .depth1 th { padding-inline-start: 1rem; } .depth2 th { padding-inline-start: 1rem; } .depth3 th { padding-inline-start: 2rem; }
    .depth4 th { padding-inline-start: 3rem; }
    .absent { color: var(--warn); }
    .line { display: block; overflow-wrap: anywhere; }
    [dir="rtl"] .line { text-align: right; }
    details.act, details.fold { border: 1px solid var(--line); margin-block: .5rem; padding: 0 1rem; }
    summary { cursor: pointer; padding: .6rem 0; font-weight: 600; color: #0b4f8a; }
    details.act[open] { border-inline-start: 6px solid var(--go); padding-block-end: .5rem; }
    .thread { list-style: none; padding: 0; }
    .thread li { border: 1px solid var(--line); padding: .5rem 1rem; margin-block: .6rem; max-inline-size: 46rem; }
    .thread .mine { margin-inline-start: auto; background: #eef4fa; }
    .thread p { margin-block: .2rem; }
    .thread dt { color: var(--quiet); }
    .thread dd { margin: 0 0 .3rem; }
    .by { color: var(--quiet); font-size: .9rem; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 1rem; }
    .tile { border: 1px solid var(--line); border-block-start: 6px solid var(--go); padding: .5rem 1rem; }
    .tile.bad { border-block-start-color: var(--bad); }
    .tile h3 { margin-block: .25rem; } .strip { margin: 0; } .strip svg { max-inline-size: 100%; }
    .verbs, .filter { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; }
    .filter p { margin: 0; }
    .filter input { inline-size: 12rem; }
    .health li { border-inline-start: 6px solid var(--go); padding: .3rem .8rem; margin-block: .5rem; background: var(--soft); }
    .health .warning { border-color: var(--warn); } .health .bad { border-color: var(--bad); }
    details.group { border-block-start: 1px solid var(--line); padding-inline-start: .75rem; margin-block: .5rem; }
    fieldset.item { border-inline-start: 4px solid var(--line); padding-inline-start: 1rem; }
    .with-why { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: end; } .with-why > span:first-child { flex: 1 1 20rem; max-inline-size: 34rem; }
    .why, .draft fieldset { min-inline-size: 0; } .why select { inline-size: 11rem; max-inline-size: 100%; min-block-size: 2rem; padding: .1rem .3rem; font-size: .85rem; color: var(--quiet); border: 1px solid #5a6672; }
    .why select:has(option:not([value=""]):checked) { color: var(--ink); border-width: 2px; }
    .draft p { margin-block: .5rem; } .draft .tick { margin-block: .1rem; } .draft fieldset { margin-block: .5rem; } .draft label, .with-why label { display: inline; } .draft span.tick { display: flex; } .draft p > select { display: block; }
    details.more { margin-block: .25rem; } details.more > summary { padding: .3rem 0; font-weight: 400; }
    .means { display: block; color: var(--go); font-size: .9rem; }
    .steps-of-form ul { list-style: none; padding: 0; margin: 0; }
    .steps-of-form > ul ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0 1rem; padding-inline-start: 1rem; }
    .steps-of-form h2 { margin-block: .25rem; } .steps-of-form a { display: inline-block; padding: .15rem 0; }
    .wrong { color: var(--bad); font-weight: 600; display: block; }
    .ticks { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); }
    .codes { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .5rem; font-size: 1.1rem; }
    .bar { vertical-align: middle; } [dir="rtl"] .bar { transform: scaleX(-1); } .columns { max-inline-size: 100%; }
    .figures th { font-weight: 400; } .figures .inner { padding-inline-start: 1.5rem; }
    .code-text { font-family: ui-monospace, monospace; font-size: .95rem; max-inline-size: 60rem; }
    .secret { font-size: 1.1rem; background: var(--soft); padding: .6rem .8rem; }
    @media (max-width: 40rem) {
      .facts { grid-template-columns: 1fr; gap: 0; } .facts dd { margin-block-end: .5rem; }
      table:not(.sheet) thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
      main > table tr, .day table tr, table.rows tr, section > table:not(.sheet) tr { display: block; border-block-end: 2px solid var(--line); padding-block: .4rem; }
      .day td, .day tbody th, main > table td, main > table tbody th { display: block; border: 0; padding: .1rem 0; }
      [data-label]::before { content: attr(data-label) ": "; color: var(--quiet); font-weight: 400; }
      .sheet th, .sheet td { display: block; inline-size: auto; border: 0; padding-block: .1rem; }
      .sheet .depth1 td, .sheet .depth2 td { padding-inline-start: 1rem; } .sheet .depth3 td { padding-inline-start: 2rem; }
      .sheet .depth4 td { padding-inline-start: 3rem; }
      .sheet tr { display: block; border-block-end: 1px solid var(--line); padding-block: .3rem; }
    }
    .paper { border: 1px solid var(--line); padding: 1rem 1.5rem; max-inline-size: 50rem; }
    .paper h1 { font-size: 1.3rem; margin-block: 0 .25rem; } .paper h2 { font-size: 1.05rem; margin-block: .5rem .25rem; }
    .paper p { margin-block: .25rem; } .paper .facts { margin-block: .4rem; } .paper .contact { border-inline-start: 4px solid var(--line); padding-inline-start: .75rem; }
    .code svg { vertical-align: middle; } .lead { font-size: 1.1rem; } .slip { font-size: 1.2rem; } .slip .lead { font-size: 1.35rem; margin-block: .75rem; }
    @page { size: A4; margin: 12mm; }
    @media print {
      .top, footer, form, details.act, .skip, .screen { display: none; }
      body { font-size: 10pt; line-height: 1.3; } main { padding: 0; max-inline-size: none; }
      .paper { border: 0; padding: 0; max-inline-size: none; } .slip { font-size: 14pt; }
    }

    """
}
