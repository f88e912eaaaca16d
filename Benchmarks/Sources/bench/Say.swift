import Foundation

/// The two ways of speaking: results on standard output, what is being done on standard error.
enum Say {
    static func result(_ words: String) {
        FileHandle.standardOutput.write(Data("\(words)\n".utf8))
    }

    static func progress(_ words: String) {
        FileHandle.standardError.write(Data("bench: \(words)\n".utf8))
    }
}
