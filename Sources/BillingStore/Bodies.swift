import Foundation
import Invoicing
import Ledger
import Licensing
import Rating

extension JSONEncoder {
    /// An encoder of bodies: keys are sorted, so that equal values have equal bytes.
    static var canonical: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

/// The body of a register block: versions of entries in recorded order.
enum RegisterBody {
    static func bytes(of versions: [RegisterVersion]) throws -> [UInt8] {
        [UInt8](try JSONEncoder.canonical.encode(versions))
    }

    static func versions(of bytes: [UInt8]) throws -> [RegisterVersion] {
        try JSONDecoder().decode([RegisterVersion].self, from: bytes.data)
    }
}

/// The body of a document block: the issued document, whose bytes never change.
enum DocumentBody {
    static func bytes(of document: Document) throws -> [UInt8] {
        [UInt8](try JSONEncoder.canonical.encode(document))
    }

    static func document(of bytes: [UInt8]) throws -> Document {
        try JSONDecoder().decode(Document.self, from: bytes.data)
    }
}

/// The body of a tariffs block: the files as a run read them.
enum TariffBody {
    private struct File: Codable {
        var name: String
        var text: String
    }

    static func bytes(of files: [(name: String, text: String)]) throws -> [UInt8] {
        let files = files.map { File(name: $0.name, text: $0.text) }
        return [UInt8](try JSONEncoder.canonical.encode(files))
    }

    static func files(of bytes: [UInt8]) throws -> [(name: String, text: String)] {
        try JSONDecoder().decode([File].self, from: bytes.data).map { ($0.name, $0.text) }
    }
}

/// The body of a sync block: one step of a sync run.
enum SyncBody {
    static func bytes(of event: SyncEvent) throws -> [UInt8] {
        [UInt8](try JSONEncoder.canonical.encode(event))
    }

    static func event(of bytes: [UInt8]) throws -> SyncEvent {
        try JSONDecoder().decode(SyncEvent.self, from: bytes.data)
    }
}

/// The body of a decision block.
enum DecisionBody {
    static func bytes(of decision: Decision) throws -> [UInt8] {
        [UInt8](try JSONEncoder.canonical.encode(decision))
    }

    static func decision(of bytes: [UInt8]) throws -> Decision {
        try JSONDecoder().decode(Decision.self, from: bytes.data)
    }
}

/// The body of a month block; the reconciliation of a closing is a part of its own.
enum MonthBody {
    /// The position of the reconciliation among the parts.
    static let reconciliationPosition: Int32 = 1

    static func bytes(of step: MonthStep) throws -> [UInt8] {
        [UInt8](try JSONEncoder.canonical.encode(step))
    }

    static func step(of bytes: [UInt8]) throws -> MonthStep {
        try JSONDecoder().decode(MonthStep.self, from: bytes.data)
    }
}

/// The body of a conflict block: deliveries that were refused because their ids name others.
enum ConflictBody {
    static func bytes(of conflicts: [IDConflict]) throws -> [UInt8] {
        [UInt8](try JSONEncoder.canonical.encode(conflicts))
    }

    static func conflicts(of bytes: [UInt8]) throws -> [IDConflict] {
        try JSONDecoder().decode([IDConflict].self, from: bytes.data)
    }
}

/// The first part of the body of an erasure block, and what outlives the bodies that it erases.
enum ErasureBody {
    static func bytes(of erasure: Erasure) throws -> [UInt8] {
        [UInt8](try JSONEncoder.canonical.encode(erasure))
    }

    static func erasure(of bytes: [UInt8]) throws -> Erasure {
        try JSONDecoder().decode(Erasure.self, from: bytes.data)
    }

    /// What outlives a body that is not of usage; it is read in place of it.
    static func remainder(of body: [UInt8], _ dataClass: RetentionClass) throws -> [UInt8] {
        switch dataClass {
        case .usage: preconditionFailure("Usage has a remainder of its own.")
        case .documents:
            try DocumentBody.bytes(of: try DocumentBody.document(of: body).withoutParticulars)
        case .declarations:
            try RegisterBody.bytes(of: try RegisterBody.versions(of: body).map(\.withoutText))
        case .decisions:
            try DecisionBody.bytes(of: try DecisionBody.decision(of: body).withoutReason)
        }
    }
}
