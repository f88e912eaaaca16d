/// How document pages look on screen and on A4 paper.
enum PageStyle {
    /// Black on white, with a contrast above 7 : 1; nothing is said by colour alone.
    static let css = """
        @page { size: A4; margin: 14mm 15mm 16mm 18mm;
          @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 48rem; padding: 1rem; color: #111; background: #fff;
          font: 10pt/1.35 "Noto Sans", "Liberation Sans", "DejaVu Sans", Arial, sans-serif; }
        h1 { font-size: 1.6em; margin: 0 0 .3em; }
        h2 { font-size: 1em; margin: 0 0 .2em; }
        p { margin: 0 0 .3em; }
        header { display: flex; justify-content: space-between; align-items: flex-start;
          gap: 1rem; flex-wrap: wrap; border-bottom: 2px solid #111; padding-bottom: .4em; }
        dl { margin: 0; }
        dl div { display: flex; gap: .6em; }
        dt { min-width: 9em; color: #333; }
        dd { margin: 0; font-weight: bold; overflow-wrap: anywhere; }
        .parties { display: flex; gap: 2rem; flex-wrap: wrap; margin: .8em 0; }
        .parties section { flex: 1 1 16rem; }
        .parties dd { font-weight: normal; }
        table { width: 100%; border-collapse: collapse; margin: .6em 0; }
        caption { text-align: left; font-weight: bold; padding: .2em 0; }
        th, td { text-align: left; vertical-align: top; padding: .25em .5em .25em 0; }
        thead th { border-bottom: 1px solid #111; font-size: .9em; }
        tbody th { font-weight: normal; overflow-wrap: anywhere; }
        tbody tr { border-bottom: 1px solid #999; }
        .number { text-align: right; padding-right: 0; padding-left: .5em; white-space: nowrap; }
        thead .number { white-space: normal; }
        tfoot th { text-align: right; font-weight: normal; }
        tfoot .sum th, tfoot .sum td { font-weight: bold; font-size: 1.15em;
          border-top: 2px solid #111; }
        small { font-size: .85em; color: #333; }
        .payment { border: 2px solid #111; padding: .5em .8em; margin: .8em 0;
          break-inside: avoid; }
        figure { margin: .6em 0 0; }
        figure svg { display: block; width: 122mm; max-width: 100%; height: 13mm; }
        figcaption { font-size: .8em; overflow-wrap: anywhere; }
        .tax, .words, footer { font-size: .85em; }
        .words { margin: .6em 0; break-inside: avoid; }
        ul { margin: 0; padding-left: 1.2em; }
        footer { border-top: 1px solid #999; padding-top: .3em; overflow-wrap: anywhere; }
        .practice { font-size: 2em; text-align: center; border: 4px solid #111; margin: 0 0 .4em;
          padding: .1em; }
        .watermark { position: fixed; top: 45%; left: 0; right: 0; text-align: center;
          font-size: 3.2rem; font-weight: bold; color: #ddd; transform: rotate(-30deg);
          z-index: -1; }
        tr { break-inside: avoid; }
        @media print { body { max-width: none; padding: 0; font-size: 9pt; } }
        """
}
