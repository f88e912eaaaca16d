/// How document pages look on screen and on A4 paper.
enum PageStyle {
    /// Black on white, with a contrast above 7 : 1; nothing is said by colour alone.
    static let css = """
        @page { size: A4; margin: 11mm 14mm 13mm 18mm;
          @bottom-right { content: counter(page) " / " counter(pages);
            font: 8pt "Noto Sans", "Liberation Sans", "DejaVu Sans", Arial, sans-serif; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 48rem; padding: 1rem; color: #111; background: #fff;
          font: 10pt/1.35 "Noto Sans", "Liberation Sans", "DejaVu Sans", Arial, sans-serif; }
        h1 { font-size: 1.6em; margin: 0 0 .3em; }
        h2 { font-size: 1em; margin: 0 0 .2em; }
        p { margin: 0 0 .3em; }
        header, .parties { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
        header { border-bottom: 2px solid #111; padding-bottom: .4em; margin-bottom: .6em; }
        dl { display: table; margin: 0; }
        dl div { display: table-row; }
        dt { display: table-cell; padding-right: 1.2em; white-space: nowrap; color: #333; }
        dd { display: table-cell; font-weight: bold; }
        .parties dd { font-weight: normal; }
        table { width: 100%; border-collapse: collapse; margin: .6em 0; }
        caption { text-align: left; font-weight: bold; padding: .2em 0; }
        th, td { text-align: left; vertical-align: top; padding: .25em .8em .25em 0; }
        thead th { border-bottom: 1px solid #111; font-size: .9em; }
        tbody th { min-width: 12em; font-weight: normal; overflow-wrap: break-word; }
        .tax tbody th, .totals th { min-width: 0; }
        tbody tr { border-bottom: 1px solid #999; break-inside: avoid; }
        .digest { overflow-wrap: anywhere; }
        .number { text-align: right; white-space: nowrap; }
        thead .number { white-space: normal; }
        .number:last-child { padding-right: 0; }
        .totals { break-inside: avoid; }
        .totals tr { border: 0; }
        .totals th { text-align: right; }
        .totals .sum th, .totals .sum td { font-weight: bold; font-size: 1.15em;
          border-top: 2px solid #111; }
        small { font-size: .85em; color: #333; }
        .payment { border: 2px solid #111; padding: .5em .8em; margin: .6em 0;
          break-inside: avoid; }
        figure { margin: .6em 0 0; }
        figure svg { display: block; width: 122mm; max-width: 100%; height: 13mm; }
        figcaption { font-size: .8em; overflow-wrap: anywhere; }
        .tax, .words, footer { font-size: .85em; }
        .words { margin: .5em 0; break-inside: avoid; }
        ul { margin: 0; padding-left: 1.2em; }
        footer { border-top: 1px solid #999; padding-top: .3em; overflow-wrap: anywhere; }
        .practice { font-size: 2em; text-align: center; border: 4px solid #111; margin: 0 0 .4em;
          padding: .1em; }
        .watermark { position: fixed; top: 45%; left: 0; right: 0; text-align: center;
          font-size: 3.2rem; font-weight: bold; color: #ddd; transform: rotate(-30deg);
          z-index: -1; }
        @media (max-width: 36rem) { header, .parties { grid-template-columns: 1fr; } }
        @media print { body { max-width: none; padding: 0; font-size: 8.5pt; } }
        """
}
