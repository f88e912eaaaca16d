import GRDB

/// The tables of a ledger file: blocks, which nothing changes, and projections of them.
enum Schema {
    /// `VTJB` in the header of the file tells a ledger from other databases.
    static let applicationID: UInt32 = 0x5654_4a42
    /// Raised with every change of the tables.
    static let version: UInt32 = 4

    /// Makes all tables in an empty database.
    static func create(in db: Database) throws {
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
        try db.execute(sql: blocks)
        try db.execute(sql: projections)
    }

    /// Brings the tables of a file that an older program made up to this version: all of them are
    /// projections, so they are dropped and made; whoever calls fills them from the blocks.
    static func remakeProjections(in db: Database) throws {
        for table in projectionTables { try db.execute(sql: "DROP TABLE IF EXISTS \(table)") }
        try db.execute(sql: "DROP TRIGGER blockBodyIsNeverDeleted")
        try db.execute(sql: projections)
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// The tables that are projections, in an order in which they can be emptied.
    static let projectionTables = [
        "erasedBlock", "reading", "usageSpan", "usageConnection", "fingerprint", "fingerprintPage",
        "fingerprintRun", "cursorRange",
        "cursorList", "contestedDay", "registerEntry", "settlement", "documentLine", "document",
        "numberSeries", "billingRun", "syncPage", "syncCursor", "syncRun",
    ]

    /// Blocks are appended and never changed: SQLite itself refuses.
    ///
    /// As `INSERT OR REPLACE` fires no trigger of deletion, inserting is guarded too.
    private static let blocks = """
        CREATE TABLE block (
          sequence INTEGER PRIMARY KEY,
          kind TEXT NOT NULL,
          recordedAt INTEGER NOT NULL,
          header BLOB NOT NULL,
          digest BLOB NOT NULL,
          summary BLOB NOT NULL
        ) STRICT;
        CREATE INDEX blockOfKind ON block(kind) WHERE kind <> 'usage';
        CREATE TABLE blockBody (
          sequence INTEGER NOT NULL REFERENCES block(sequence),
          firstPosition INTEGER NOT NULL,
          bytes BLOB NOT NULL,
          PRIMARY KEY (sequence, firstPosition)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER blockIsNeverChanged BEFORE UPDATE ON block
        BEGIN SELECT RAISE(ABORT, 'blocks are never changed'); END;
        CREATE TRIGGER blockIsNeverDeleted BEFORE DELETE ON block
        BEGIN SELECT RAISE(ABORT, 'blocks are never deleted'); END;
        CREATE TRIGGER blockIsAppended BEFORE INSERT ON block
        WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM block)
        BEGIN SELECT RAISE(ABORT, 'blocks are appended in order'); END;
        CREATE TRIGGER blockBodyIsNeverChanged BEFORE UPDATE ON blockBody
        BEGIN SELECT RAISE(ABORT, 'blocks are never changed'); END;
        CREATE TRIGGER blockBodyIsAppended BEFORE INSERT ON blockBody
        WHEN NEW.sequence <> (SELECT max(sequence) FROM block) OR NEW.firstPosition <= (
          SELECT max(firstPosition) FROM blockBody WHERE sequence = NEW.sequence)
        BEGIN SELECT RAISE(ABORT, 'blocks are appended in order'); END;
        """

    private static let projections = erasures + usage + documents + sync

    /// The bodies that certificates name; SQLite lets no other be deleted.
    private static let erasures = """
        CREATE TABLE erasedBlock (
          sequence INTEGER PRIMARY KEY,
          certificate INTEGER NOT NULL,
          part INTEGER NOT NULL,
          remainder BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER blockBodyIsNeverDeleted BEFORE DELETE ON blockBody
        WHEN NOT EXISTS (SELECT 1 FROM erasedBlock WHERE sequence = OLD.sequence)
        BEGIN SELECT RAISE(ABORT, 'blocks are never deleted'); END;

        """

    private static let usage = """
        CREATE TABLE reading (
          connection TEXT NOT NULL,
          month INTEGER NOT NULL,
          epoch INTEGER NOT NULL,
          sums BLOB NOT NULL,
          PRIMARY KEY (connection, month, epoch)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE usageConnection (
          id INTEGER PRIMARY KEY,
          connection TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE usageSpan (
          connection INTEGER NOT NULL REFERENCES usageConnection(id),
          block INTEGER NOT NULL,
          firstDay INTEGER NOT NULL,
          lastDay INTEGER NOT NULL,
          firstPosition INTEGER NOT NULL,
          count INTEGER NOT NULL,
          PRIMARY KEY (connection, block)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE fingerprint (
          fingerprint INTEGER NOT NULL,
          place INTEGER NOT NULL,
          PRIMARY KEY (fingerprint, place)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE fingerprintRun (
          id INTEGER PRIMARY KEY,
          level INTEGER NOT NULL,
          count INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE fingerprintPage (
          run INTEGER NOT NULL REFERENCES fingerprintRun(id),
          first INTEGER NOT NULL,
          fingerprints BLOB NOT NULL,
          places BLOB NOT NULL,
          PRIMARY KEY (run, first)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE cursorList (
          id INTEGER PRIMARY KEY,
          connection TEXT NOT NULL,
          identityList TEXT NOT NULL,
          longest INTEGER NOT NULL,
          isOrdered INTEGER NOT NULL DEFAULT 1,
          UNIQUE (connection, identityList)
        ) STRICT;
        CREATE TABLE cursorRange (
          place INTEGER PRIMARY KEY,
          list INTEGER NOT NULL REFERENCES cursorList(id),
          cursorFrom INTEGER,
          cursorTo INTEGER NOT NULL,
          deliveredAt INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX cursorRangeOfList ON cursorRange(list, cursorFrom, cursorTo, deliveredAt);
        CREATE TABLE contestedDay (
          connection TEXT NOT NULL,
          day INTEGER NOT NULL,
          PRIMARY KEY (connection, day)
        ) STRICT, WITHOUT ROWID;

        """

    private static let documents = """
        CREATE TABLE registerEntry (
          block INTEGER NOT NULL,
          position INTEGER NOT NULL,
          kind TEXT NOT NULL,
          id TEXT NOT NULL,
          effectiveFrom TEXT,
          entry TEXT NOT NULL,
          PRIMARY KEY (block, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE billingRun (
          block INTEGER PRIMARY KEY,
          month TEXT NOT NULL UNIQUE,
          ranAt TEXT NOT NULL,
          cutOff INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE settlement (
          run TEXT NOT NULL REFERENCES billingRun(month),
          connection TEXT NOT NULL,
          serviceMonth TEXT NOT NULL,
          kind TEXT NOT NULL,
          fate TEXT NOT NULL,
          isIncident INTEGER NOT NULL,
          deliveries INTEGER NOT NULL,
          personChange INTEGER NOT NULL,
          groupEntry INTEGER,
          distinctGroup INTEGER,
          groupEntryWithoutSupplement INTEGER,
          groupEntryUncensored INTEGER,
          PRIMARY KEY (run, connection, serviceMonth, kind, fate, isIncident)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE document (
          number TEXT PRIMARY KEY,
          block INTEGER NOT NULL UNIQUE,
          type TEXT NOT NULL,
          customer TEXT,
          month TEXT NOT NULL,
          isOfRun INTEGER NOT NULL,
          isPractice INTEGER NOT NULL,
          issuedOn TEXT NOT NULL,
          dueOn TEXT,
          credits TEXT,
          netCents INTEGER NOT NULL,
          vatCents INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX documentOfMonth ON document(month);
        CREATE TABLE documentLine (
          document TEXT NOT NULL REFERENCES document(number),
          line INTEGER NOT NULL,
          customer TEXT NOT NULL,
          connection TEXT NOT NULL,
          register TEXT NOT NULL,
          component TEXT NOT NULL,
          serviceMonth TEXT NOT NULL,
          isCorrection INTEGER NOT NULL,
          countingRule TEXT,
          quantity INTEGER NOT NULL,
          listCents INTEGER NOT NULL,
          netCents INTEGER NOT NULL,
          vatCents INTEGER NOT NULL,
          relief TEXT,
          legalBasis TEXT NOT NULL,
          tariff TEXT NOT NULL,
          account TEXT NOT NULL,
          reversesDocument TEXT,
          reversesLine INTEGER,
          PRIMARY KEY (document, line)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE numberSeries (
          prefix TEXT PRIMARY KEY,
          last INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
    private static let sync = """

        CREATE TABLE syncRun (
          block INTEGER PRIMARY KEY,
          connection TEXT NOT NULL,
          kind TEXT NOT NULL,
          beganAt INTEGER NOT NULL,
          pages INTEGER NOT NULL,
          records INTEGER NOT NULL,
          endedAt INTEGER,
          ending INTEGER
        ) STRICT;
        CREATE INDEX syncRunOfConnection ON syncRun(connection, block);
        CREATE TABLE syncCursor (
          run INTEGER NOT NULL REFERENCES syncRun(block),
          bucket INTEGER NOT NULL,
          cursor INTEGER NOT NULL,
          PRIMARY KEY (run, bucket)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE syncPage (
          block INTEGER PRIMARY KEY,
          run INTEGER NOT NULL REFERENCES syncRun(block)
        ) STRICT;
        CREATE INDEX syncPageOfRun ON syncPage(run, block);
        """
}
