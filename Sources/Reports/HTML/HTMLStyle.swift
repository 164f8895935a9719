import Charts

/// The single style of all pages: for phones, screens, dark mode, and paper of both sizes.
package enum HTMLStyle {
  /// The style sheet, including that of charts.
  package static let css =
    page + cards("max-width:34em", ".cards") + wide + print + ChartStyle.css

  private static let page = """
    :root{--ink:#1a1a1a;--paper:#fff;--soft:#5a5f66;--line:#c9ced6;--band:#f3f5f8;--mark:#1f4e79;--care:#8a3b00}
    @media(prefers-color-scheme:dark){@media screen{:root{--ink:#e6e8eb;--paper:#16181c;--soft:#a7adb6;--line:#3a404a;--band:#20242b;--mark:#8cc3ef;--care:#f0a36b}}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
    main{max-width:54rem;margin:0 auto;padding:1rem 1rem 3rem}
    h1,h2,h3{line-height:1.25;margin:1.6em 0 .5em}
    h1{font-size:1.7rem;margin-top:.4em}h2{font-size:1.3rem;border-bottom:2px solid var(--line);padding-bottom:.2em}h3{font-size:1.08rem}
    p,ul,ol,figure,pre{margin:.6em 0}ul,ol{padding-left:1.4em}li{margin:.25em 0}
    a{color:var(--mark)}
    .soft,figcaption,small{color:var(--soft)}
    .nb{white-space:nowrap}
    .lead{font-size:1.1rem}
    .care{border-left:4px solid var(--care);padding:.2em 0 .2em .8em}ul.care{padding-left:1.7em}
    .answer{border:2px solid var(--mark);border-radius:.5rem;padding:.4em 1.1em;margin:1.2em 0}
    .answer .headline{font-size:1.22rem;font-weight:650;line-height:1.35}.answer .good,.answer .bad{font-weight:600}
    .answer .good::before{content:"\\2713\\00a0"}.answer .bad{color:var(--care)}.answer .bad::before{content:"\\26a0\\00a0"}
    .answer .key{display:flex;flex-wrap:wrap}.answer .key li{flex:1 1 7.6rem}.answer .key b{font-size:1.2rem;white-space:nowrap}
    .appendix{font-size:.92rem}
    @media(min-width:56em){.pair{display:grid;grid-template-columns:minmax(16rem,1fr) minmax(0,max-content);gap:0 1.6rem;align-items:start}.pair th,.pair td{min-width:0;padding:.32em .4em}}
    .frame{overflow-x:auto;margin:.8em 0}
    .frame:focus-visible,pre:focus-visible,a:focus-visible,summary:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
    table{border-collapse:collapse;width:100%;font-size:.94rem;font-variant-numeric:tabular-nums}
    th,td{padding:.32em .6em;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);min-width:4.5em;overflow-wrap:break-word}
    thead th{background:var(--band);vertical-align:bottom}
    tbody th{font-weight:400;min-width:9em}
    th.n,td.n{text-align:right}td.n{white-space:nowrap}
    tr.total th,tr.total td{font-weight:700;border-top:2px solid var(--ink)}
    pre{overflow-x:auto;background:var(--band);padding:.7em .9em;font-size:.88rem;line-height:1.4}
    code{font-family:ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace}
    pre code{overflow-wrap:normal}
    ul.checks{list-style:none;padding-left:0}ul.checks li::before{content:"\\2610\\00a0\\00a0"}
    ul.steps{list-style:none;padding-left:1em;border-left:3px solid var(--line)}
    .key{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.6rem;margin:1em 0;padding:0;list-style:none}
    .key li{border:1px solid var(--line);border-radius:.4rem;padding:.5em .8em;margin:0}
    .key b{display:block;font-size:1.35rem;font-variant-numeric:tabular-nums}
    @media screen and (max-width:34em){table{font-size:.84rem}th,td{padding:.3em .35em;min-width:0}tbody th{min-width:5em}td.n:not(:last-child){white-space:normal}}
    @media screen and (max-width:52em){td.n{white-space:normal}}

    """

  /// Returns the style of tables whose rows are cards on screens that are too narrow for them.
  static func cards(_ width: String, _ frame: String) -> String {
    """
    @media screen and (\(width)){\(frame) table,\(frame) tbody,\(frame) tr,\(frame) th,\(frame) td{display:block;width:auto}\(frame) thead{display:none}\(frame) table{font-size:.94rem}
    \(frame) tr{border:1px solid var(--line);border-radius:.4rem;padding:.35em .7em;margin:.5em 0}\(frame) th,\(frame) td{border:0;padding:.15em 0}
    \(frame) tbody th{font-weight:650;min-width:0}\(frame) tr.total th,\(frame) tr.total td{border:0}\(frame) tr.total{border:2px solid var(--ink)}
    \(frame) td,\(frame) td.n{display:flex;justify-content:space-between;gap:1em;text-align:right;white-space:normal}\(frame) td::before{content:attr(data-label);flex:0 0 auto;max-width:50%;overflow-wrap:break-word;color:var(--soft);font-weight:400;text-align:left}\(frame) td:empty,\(frame) td.n:empty{display:none}
    \(frame) tbody tr:not(:has(td:not(:empty))){border:0;padding:0 .7em;margin:-.2em 0 .8em}\(frame) tbody tr:not(:has(td:not(:empty))) th{font-weight:400;font-size:.9em;color:var(--soft)}}

    """
  }

  /// Tables of many columns: their figures break before the unit, and their cards begin earlier,
  /// side by side.
  private static let wide =
    cards("max-width:46em", ".cards.wide") + """
      .wide td.n{white-space:normal}
      @media screen and (min-width:40em) and (max-width:46em){.cards.wide tbody{display:grid;grid-template-columns:1fr 1fr;gap:.6em;align-items:start}.cards.wide tr{margin:0}}

      """

  /// It names no paper size, so that the page fits A4 and Letter.
  private static let print = """
    @page{margin:17mm 15mm 18mm}
    @media print{
    body{font-size:10.2pt;line-height:1.38}main{max-width:none;padding:0}
    h1{font-size:18pt}h2{font-size:13.5pt}h3{font-size:11pt}
    h1,h2,h3,figcaption,.caption,.sum>p,p:has(+.frame,+.caption){break-after:avoid}figure,tr,li,pre,.key,.sum,.frame:not(:has(tr:nth-child(6))){break-inside:avoid}
    p{orphans:3;widows:3}thead{display:table-header-group}
    .frame,pre{overflow:visible}pre{white-space:pre-wrap;overflow-wrap:anywhere}
    table{font-size:9.2pt}th,td{padding:.22em .45em;min-width:0}tbody th{overflow-wrap:anywhere;min-width:26mm}.pair tbody th{min-width:0}td:not(.n){overflow-wrap:break-word}
    thead th,pre{background:none}a{color:inherit;text-decoration:none}
    figure .chart{max-width:104mm}.pair figure .chart{max-width:84mm}.pair{display:grid;grid-template-columns:84mm minmax(0,1fr);gap:0 6mm;align-items:start}.pair:not(:has(tr:nth-child(15))){break-inside:avoid}
    .answer{margin:.6em 0;padding:.2em .8em}.answer .key{gap:.4em;margin:.5em 0}.answer .key li{flex:1 1 25mm;padding:.3em .6em}.answer .key b{font-size:12pt}
    }

    """
}
