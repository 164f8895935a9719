/// The additional style of a handout's pages.
///
/// In print, the first page should hold what everybody needs, and reference sections are set in two
/// columns.
package enum HandoutStyle {
  /// The style sheet.
  package static let css = """
    .exact{color:var(--soft);font-size:.86em;margin-top:.2em}
    h2.part{font-size:1.5rem}
    @page{margin:14mm 15mm 15mm}
    @media print{
    body{font-size:9.2pt;line-height:1.3}h1{font-size:15pt;margin:0 0 .2em}h2{font-size:11.5pt;margin:.8em 0 .3em}h3{font-size:10pt;margin:.8em 0 .2em}
    p,ul,ol,figure,pre,.frame{margin:.3em 0}li{margin:.1em 0}.lead{font-size:10.4pt}
    table{font-size:8.4pt}th,td{padding:.13em .4em}pre{font-size:7.4pt;padding:0;line-height:1.3}
    #exercises,.appendix{columns:2;column-gap:7mm;font-size:8.3pt}.appendix p{break-inside:avoid}
    #guard-rails{break-inside:avoid}
    .appendix table,#exercises table{font-size:7.6pt}.appendix pre{font-size:6.2pt;break-inside:auto}
    #exercises>h2,.appendix>h2{column-span:all}
    #exercises>:not(h2,h3){break-before:avoid}p:has(+pre){break-after:avoid}
    .appendix th,.appendix td,.appendix td:not(.n){overflow-wrap:break-word;white-space:normal}
    .appendix tbody th,#exercises tbody th{min-width:0}.appendix .frame:has(th:nth-child(6)),.appendix .caption:has(+.frame th:nth-child(6)){column-span:all}
    .appendix h2{font-size:10.6pt}h2.part{font-size:13pt}
    .appendix figure .chart{max-width:76mm}.exact{font-size:7pt}.sum>.exact{break-after:auto}
    }

    """
}
