extension UInt8 {
    /// Whether the byte is one of the digits 0–9.
    package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// Whether the byte is one of the letters A–Z.
    package var isASCIICapital: Bool { self >= 0x41 && self <= 0x5a }

    /// The byte, a small letter of ASCII made a capital one.
    package var asciiUppercased: UInt8 { self >= 0x61 && self <= 0x7a ? self - 0x20 : self }

    /// Whether the byte is a digit or a letter of ASCII.
    package var isASCIIAlphanumeric: Bool {
        isASCIIDigit || isASCIICapital || (self >= 0x61 && self <= 0x7a)
    }
}
