import BillingPrimitives

/// Code 128 (ISO/IEC 15417) in set C, which packs two digits into each symbol.
public struct Code128 {
    /// The widths of bars and gaps in modules, a bar first.
    public let widths: [Int]

    /// Makes the symbol of an even number of digits; nil for any other text.
    public init?(digits: String) {
        let bytes = Array(digits.utf8)
        guard !bytes.isEmpty, bytes.count.isMultiple(of: 2),
            bytes.allSatisfy(\.isASCIIDigit)
        else { return nil }
        var values = [Self.startC]
        for index in stride(from: 0, to: bytes.count, by: 2) {
            values.append(Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30))
        }
        values.append(Self.check(of: values))
        values.append(Self.stop)
        widths = values.flatMap { Self.patterns[$0] }
    }

    /// How many modules wide it is, without the quiet zones.
    public var modules: Int { widths.reduce(0, +) }

    /// The symbol as SVG with its quiet zones, one unit a module; readers are told the label.
    public func svg(label: String, height: Int = 50) -> String {
        var path = ""
        var position = Self.quietModules
        for (index, width) in widths.enumerated() {
            // One path of filled bars leaves no seams between neighbours.
            if index.isMultiple(of: 2) { path += "M\(position) 0h\(width)v\(height)h-\(width)z" }
            position += width
        }
        let width = position + Self.quietModules
        return """
            <svg xmlns="http://www.w3.org/2000/svg" role="img" \
            aria-label="\(Markup.escaped(label))" viewBox="0 0 \(width) \(height)" \
            preserveAspectRatio="none" shape-rendering="crispEdges">\
            <path d="\(path)" fill="#000"/></svg>
            """
    }

    private static let startC = 105
    private static let stop = 106
    /// The white that the standard asks for on both sides.
    private static let quietModules = 10

    /// The start's value and each value times its position, modulo 103.
    private static func check(of values: [Int]) -> Int {
        values.enumerated().reduce(0) { $0 + max(1, $1.offset) * $1.element } % 103
    }

    /// The patterns of the values 0 to 106: three bars and gaps each, the stop one bar more.
    private static let patterns: [[Int]] = """
        212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212
        112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131
        311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321
        112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
        313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111
        314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114
        122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212
        124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
        114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112
        """
        .split { $0 == " " || $0 == "\n" }.map { $0.utf8.map { Int($0 - 0x30) } }
}
