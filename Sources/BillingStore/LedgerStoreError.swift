import Foundation
import GRDB
import Ledger

/// Why a ledger file cannot be used, in sentences for people.
public enum LedgerStoreError: Error, Equatable {
    /// There is no file.
    case notFound(path: String)
    /// There is a file already.
    case exists(path: String)
    /// The file is something else; it was not touched.
    case notALedger(path: String)
    /// A newer program made it.
    case newerThanProgram(version: Int)
    /// An older program made it, and here it is only to be read.
    case olderThanProgram(path: String)
    /// The file cannot be opened or written here.
    case notAccessible(reason: String)
    /// Another program held the ledger for too long.
    case busy
    /// Another program has the file open that is to be replaced.
    case inUse(path: String)
    /// A ledger cannot be copied onto itself.
    case sameFile(path: String)
    /// The disk is full; nothing of the transaction was kept.
    case diskFull
    /// What a block held in detail was erased for good, as a certificate says.
    case erased(block: Int64, certificate: Int64)
    /// Something in the file is not as it was written.
    case damaged(String)
}

extension LedgerStoreError: CustomStringConvertible {
    /// A sentence for people.
    public var description: String {
        switch self {
        case .notFound(let path):
            "there is no ledger at \(path); make one with 'vtj-bill init', or check --ledger"
        case .exists(let path):
            "\(path) exists already; nothing was written"
        case .notALedger(let path):
            "\(path) is no ledger of vtj-bill; it was not touched"
        case .newerThanProgram(let version):
            "the ledger has format \(version), which is newer than this program knows; update it"
        case .olderThanProgram(let path):
            "an older program made \(path); bring its tables up to this one with "
                + "'vtj-bill audit rebuild'"
        case .notAccessible(let reason):
            "the ledger cannot be opened or written: \(reason); check the permissions of its folder"
        case .busy:
            "another program has been writing to the ledger for too long; try again"
        case .inUse(let path):
            "another program has \(path) open, so it was not replaced; stop it, and try again"
        case .sameFile(let path):
            "\(path) is the ledger itself; name another file"
        case .diskFull:
            "the disk is full; nothing of this was kept"
        case .erased(let block, let certificate):
            "what block \(block) held in detail was erased under certificate \(certificate); see "
                + "'vtj-bill retention show \(certificate)'"
        case .damaged(let what):
            "the ledger is damaged: \(what); keep a copy, and restore it from a backup"
        }
    }
}

extension LedgerStoreError {
    /// Calls a body and turns what SQLite and the encoding report into errors of the ledger.
    static func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw LedgerStoreError(error)
        } catch let error as DamagedBytes {
            throw LedgerStoreError.damaged(error.description)
        } catch is DecodingError {
            throw LedgerStoreError.damaged("a block holds what this program cannot read")
        }
    }

    private init(_ error: DatabaseError) {
        let message = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_IOERR, .SQLITE_AUTH:
            self = .notAccessible(reason: message)
        default: self = .damaged(message)
        }
    }
}
