import GRDB

/// The schema, as numbered steps. A step that has been released is never changed; the next one is appended.
///
/// Times are seconds since 2001-01-01T00:00:00Z, as Foundation counts them, so that a `Date` comes back as it
/// went in: `datetime(created + 978307200, 'unixepoch')` reads one.
enum Migrations {
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001 books") { db in
      for table in [meta, transfer, statement, bundle, part, arrival, refusal, queue, attempt, journal] {
        try db.execute(sql: table)
      }
    }
    migrator.registerMigration("0002 arrivals in sight") { db in
      for step in [partsByDelivery, offered, arrivals] { try db.execute(sql: step) }
    }
    migrator.registerMigration("0003 logs in sight") { db in
      for step in [heads, volume] { try db.execute(sql: step) }
    }
    migrator.registerMigration("0004 failures") { db in
      try db.execute(sql: "ALTER TABLE queue ADD COLUMN failures INTEGER NOT NULL DEFAULT 0")
    }
    migrator.registerMigration("0005 the store picks") { db in
      for step in [picking, pickingIndexes, counting] { try db.execute(sql: step) }
    }
    migrator.registerMigration("0006 attempts that came forward") { db in
      try db.execute(sql: "ALTER TABLE attempt ADD COLUMN forward INTEGER NOT NULL DEFAULT 0")
    }
    migrator.registerMigration("0007 sealed halves") { db in try db.execute(sql: sealed) }
    migrator.registerMigration("0008 erasure") { db in try db.execute(sql: erasure) }
    migrator.registerMigration("0009 accounts") { db in
      for table in [account, session] { try db.execute(sql: table) }
    }
    migrator.registerMigration("0010 cards") { db in
      for step in [cards, readings, copies] { try db.execute(sql: step) }
    }
    migrator.registerMigration("0011 drafts") { db in try db.execute(sql: draft) }
    migrator.registerMigration("0012 statements ahead") { db in
      try db.execute(sql: "CREATE INDEX statement_seen ON statement(transfer, author, seen, seq)")
    }
    migrator.registerMigration("0013 retention") { db in try db.execute(sql: retention) }
    migrator.registerMigration("0014 folded logs") { db in try db.execute(sql: fold) }
    migrator.registerMigration("0015 notices") { db in try db.execute(sql: notices) }
    migrator.registerMigration("0016 typed cases") { db in try db.execute(sql: typed) }
    return migrator
  }

  /// What each log says, folded up to its statement `number`, in an encoding of this program's. Logs of before are folded when
  /// they go on, or by `catchUpAll`.
  private static let fold = """
    CREATE TABLE fold(
      transfer TEXT PRIMARY KEY, number INTEGER NOT NULL, encoding INTEGER NOT NULL, fold BLOB NOT NULL
    ) STRICT;
    """

  /// The ways on which people and programs outside are told something, and up to which statement each has followed the logs; what
  /// waits to be told, in its order; and what each member of staff was told. `key` is what a notice is about: a newer one takes
  /// the place of one that waits.
  private static let notices = """
    CREATE TABLE notice_lane(lane TEXT PRIMARY KEY, number INTEGER NOT NULL, document BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE notice(
      number INTEGER PRIMARY KEY AUTOINCREMENT, lane TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL, made REAL NOT NULL,
      content BLOB NOT NULL, tries INTEGER NOT NULL, aside REAL, UNIQUE (lane, id)
    ) STRICT;
    CREATE INDEX notice_waiting ON notice(lane, number) WHERE aside IS NULL;
    CREATE INDEX notice_key ON notice(lane, key);
    CREATE TABLE told(staff TEXT NOT NULL, key TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (staff, key)) STRICT, WITHOUT ROWID;
    """

  /// What is noted of the keeping of a case: since when it is shown that it goes, and who keeps it longer. Of an erasure,
  /// whether nothing said later is kept either (it was taken back); of a working copy, when it was destroyed.
  private static let retention = """
    CREATE TABLE keeping(
      transfer TEXT PRIMARY KEY, shown REAL, reason TEXT, staff TEXT, held REAL
    ) STRICT, WITHOUT ROWID;
    ALTER TABLE erasure ADD COLUMN final INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE copy ADD COLUMN erased REAL;
    """

  /// What somebody has typed of a case and not handed in, under the name of its form; `page` is the page that kept it last.
  private static let typed = """
    CREATE TABLE typed(
      staff TEXT NOT NULL, id TEXT NOT NULL, transfer TEXT, page TEXT NOT NULL, at REAL NOT NULL, sealed BLOB NOT NULL,
      PRIMARY KEY (staff, id)
    ) STRICT;
    CREATE INDEX typed_transfer ON typed(transfer);
    """

  /// What waits for a second person. `sealed` is for this mission alone.
  private static let draft = """
    CREATE TABLE draft(
      id TEXT PRIMARY KEY, transfer TEXT NOT NULL, type TEXT NOT NULL, staff TEXT NOT NULL, at REAL NOT NULL, sealed BLOB
    ) STRICT;
    CREATE INDEX draft_transfer ON draft(transfer);
    """

  /// The transfers of which nothing is kept any more here, and which of the files that are known were theirs.
  private static let erasure = """
    CREATE TABLE erasure(transfer TEXT PRIMARY KEY, at REAL NOT NULL) STRICT, WITHOUT ROWID;
    ALTER TABLE part ADD COLUMN erased REAL;
    CREATE INDEX part_erased ON part(digest) WHERE erased IS NOT NULL;
    CREATE INDEX statement_stop ON statement(transfer, author) WHERE type IN ('recalled', 'consent_withdrawn');
    """

  /// The files of the sealed halves that the log names, and how many octets of them each mission has sent about a transfer.
  /// `erased` is when one was destroyed here: its file is never kept again.
  private static let sealed = """
    CREATE TABLE sealed(
      digest TEXT NOT NULL, transfer TEXT NOT NULL, author TEXT NOT NULL, seq INTEGER NOT NULL, erased REAL,
      PRIMARY KEY (digest, transfer, author, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sealed_transfer ON sealed(transfer);
    ALTER TABLE volume ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
    """

  /// The mission's staff. `document` is the account as JSON.
  private static let account = """
    CREATE TABLE account(login TEXT PRIMARY KEY, staff TEXT NOT NULL UNIQUE, document BLOB NOT NULL) STRICT;
    """

  private static let session = """
    CREATE TABLE session(digest TEXT PRIMARY KEY, login TEXT NOT NULL, began REAL NOT NULL, document BLOB NOT NULL)
      STRICT, WITHOUT ROWID;
    CREATE INDEX session_login ON session(login, began);
    """

  /// Cards, sealed with the data key of a month; the keys, sealed to the mission's own core key.
  private static let cards = """
    CREATE TABLE card_key(month TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE card(
      transfer TEXT NOT NULL, delivery TEXT NOT NULL, row INTEGER NOT NULL, month TEXT NOT NULL, sealed BLOB NOT NULL,
      PRIMARY KEY (transfer, row)
    ) STRICT;
    CREATE INDEX card_month ON card(month);
    """

  /// The pieces of what the sender keeps of a bundle for itself.
  private static let copies = """
    CREATE TABLE copy(
      delivery TEXT NOT NULL, number INTEGER NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (delivery, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX copy_digest ON copy(digest);
    """

  /// Deliveries that somebody here has opened: of those before this step the journal tells, by their transfers.
  private static let readings = """
    CREATE TABLE reading(delivery TEXT PRIMARY KEY, at REAL NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO reading SELECT delivery, created FROM transfer WHERE id IN (
      SELECT json_extract(text, '$.transfer') FROM journal
      WHERE json_valid(text) AND json_extract(text, '$.action') = 'case.read');
    """

  /// What the queue is ordered and leased by. `due` is the planned arrival, or two weeks after the item was made; `arrives` the
  /// arrival as it was signed; `ready` says that its wait was over when it was last looked at; `node` and `lease` who has it
  /// and until when; `late` that somebody was told.
  private static let picking = """
    ALTER TABLE queue ADD COLUMN transfer TEXT NOT NULL DEFAULT '';
    ALTER TABLE queue ADD COLUMN due REAL NOT NULL DEFAULT 0;
    ALTER TABLE queue ADD COLUMN arrives TEXT;
    ALTER TABLE queue ADD COLUMN ready INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE queue ADD COLUMN node TEXT;
    ALTER TABLE queue ADD COLUMN lease REAL;
    ALTER TABLE queue ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE queue ADD COLUMN class INTEGER
      GENERATED ALWAYS AS (CASE WHEN kind = 'statement' THEN 0 WHEN bytes < 1048576 THEN 1 ELSE 2 END) VIRTUAL;
    ALTER TABLE queue ADD COLUMN urgency INTEGER
      GENERATED ALWAYS AS (CASE WHEN priority >= 2 THEN 0 ELSE 1 END) VIRTUAL;
    ALTER TABLE queue ADD COLUMN lowness INTEGER GENERATED ALWAYS AS (-priority) VIRTUAL;
    UPDATE queue SET due = COALESCE(arrival, created + 1209600),
      transfer = COALESCE((SELECT statement.transfer FROM statement WHERE digest = subject), ''),
      arrives = (
        SELECT json_extract(CAST(manifest AS TEXT), '$.arrival') FROM bundle
        WHERE delivery = subject AND json_valid(CAST(manifest AS TEXT)));
    ALTER TABLE attempt ADD COLUMN node TEXT;
    ALTER TABLE attempt ADD COLUMN boot TEXT;
    CREATE TABLE lane(mission TEXT PRIMARY KEY, hold TEXT NOT NULL, since REAL NOT NULL) STRICT, WITHOUT ROWID;
    """

  private static let pickingIndexes = """
    CREATE INDEX queue_pick ON queue(mission, class, urgency, due, lowness, created, id)
      WHERE ready = 1 AND node IS NULL AND hold IS NULL AND dead IS NULL;
    CREATE INDEX queue_early ON queue(mission, urgency, due, lowness, created, id)
      WHERE ready = 0 AND waiting = 1 AND node IS NULL AND hold IS NULL AND dead IS NULL;
    CREATE INDEX queue_next ON queue(next) WHERE ready = 0 AND node IS NULL AND hold IS NULL AND dead IS NULL;
    CREATE INDEX queue_lease ON queue(node, lease) WHERE node IS NOT NULL;
    CREATE INDEX queue_order ON queue(urgency, due, lowness, created, id) WHERE dead IS NULL;
    CREATE INDEX queue_transfer ON queue(transfer) WHERE dead IS NULL;
    CREATE INDEX queue_waiting ON queue(mission) WHERE waiting = 1 AND dead IS NULL;
    CREATE INDEX queue_made ON queue(mission, created) WHERE dead IS NULL;
    CREATE INDEX queue_age ON queue(created) WHERE kind = 'bundle' AND dead IS NULL;
    CREATE INDEX queue_told ON queue(created) WHERE late = 0 AND kind = 'bundle' AND dead IS NULL;
    """

  /// How much waits and is held, by mission, kept with every change of the queue.
  private static let counting = """
    CREATE TABLE queued(
      mission TEXT PRIMARY KEY, waiting INTEGER NOT NULL, held INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO queued SELECT mission, COUNT(*), COUNT(hold) FROM queue WHERE dead IS NULL GROUP BY mission;
    CREATE TRIGGER queued_more AFTER INSERT ON queue WHEN NEW.dead IS NULL BEGIN
      INSERT INTO queued VALUES (NEW.mission, 1, NEW.hold IS NOT NULL) ON CONFLICT(mission)
        DO UPDATE SET waiting = waiting + 1, held = held + (NEW.hold IS NOT NULL);
    END;
    CREATE TRIGGER queued_less AFTER DELETE ON queue WHEN OLD.dead IS NULL BEGIN
      UPDATE queued SET waiting = waiting - 1, held = held - (OLD.hold IS NOT NULL) WHERE mission = OLD.mission;
    END;
    CREATE TRIGGER queued_changed AFTER UPDATE OF hold, dead ON queue
      WHEN (OLD.hold IS NULL) <> (NEW.hold IS NULL) OR (OLD.dead IS NULL) <> (NEW.dead IS NULL) BEGIN
      UPDATE queued SET waiting = waiting + (NEW.dead IS NULL) - (OLD.dead IS NULL),
        held = held + (NEW.dead IS NULL AND NEW.hold IS NOT NULL) - (OLD.dead IS NULL AND OLD.hold IS NOT NULL)
        WHERE mission = NEW.mission;
    END;
    """

  /// A log's statements and their digests, which stand behind the bodies in their rows.
  private static let heads = "CREATE INDEX statement_head ON statement(transfer, number, digest);"

  /// Octets that each mission has said about a transfer, manifests aside.
  private static let volume = """
    CREATE TABLE volume(
      transfer TEXT NOT NULL, author TEXT NOT NULL, octets INTEGER NOT NULL, PRIMARY KEY (transfer, author)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO volume SELECT transfer, author, SUM(length(der)) FROM statement
      WHERE type NOT IN ('submitted', 'update') GROUP BY transfer, author;
    """

  private static let partsByDelivery = "CREATE INDEX part_delivery ON part(delivery);"

  /// The signed manifest of a delivery that the log does not have yet: up to 4 MiB, and so in no row that is read for
  /// anything else.
  private static let offered = """
    CREATE TABLE offered(delivery TEXT PRIMARY KEY, der BLOB NOT NULL) STRICT;
    INSERT INTO offered SELECT delivery, der FROM arrival WHERE der IS NOT NULL;
    """

  /// `arrival` without its manifest, and with how far each delivery has come: `moved` is when it last brought something
  /// forward, `here` the octets that were here then, of `bytes` in all.
  private static let arrivals = """
    CREATE TABLE arrivals(
      delivery TEXT PRIMARY KEY, sender TEXT NOT NULL, transfer TEXT,
      state TEXT NOT NULL CHECK (state IN ('arriving', 'received', 'refused')),
      code TEXT, answer TEXT, admitted REAL NOT NULL, moved REAL NOT NULL, parts INTEGER NOT NULL,
      bytes INTEGER NOT NULL, here INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO arrivals
    WITH told AS (
      SELECT delivery, sender, state, code, answer, admitted,
        CASE WHEN state = 'arriving' AND json_valid(CAST(manifest AS TEXT)) THEN CAST(manifest AS TEXT) END AS text
      FROM arrival LEFT JOIN bundle USING (delivery)
    )
    SELECT delivery, sender, json_extract(text, '$.transfer'), state, code, answer, admitted, admitted,
      (SELECT COUNT(*) FROM part WHERE part.delivery = told.delivery),
      COALESCE((
        SELECT SUM(json_extract(part.value, '$.bytes'))
        FROM json_each(text, '$.compartments') AS compartment, json_each(compartment.value, '$.parts') AS part
      ), 0), 0
    FROM told;
    DROP TABLE arrival;
    ALTER TABLE arrivals RENAME TO arrival;
    CREATE INDEX arrival_unfinished ON arrival(sender, bytes, here) WHERE state = 'arriving';
    """

  private static let meta = """
    CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    """

  /// One row per transfer that we send or receive, with what the newest version says.
  private static let transfer = """
    CREATE TABLE transfer(
      id TEXT PRIMARY KEY, sender TEXT NOT NULL, receiver TEXT NOT NULL, created REAL NOT NULL,
      arrival REAL, priority INTEGER NOT NULL, version INTEGER NOT NULL, delivery TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// The log of all transfers: what was signed, and the fields the fold reads.
  private static let statement = """
    CREATE TABLE statement(
      number INTEGER PRIMARY KEY,
      transfer TEXT NOT NULL, author TEXT NOT NULL, seq INTEGER NOT NULL CHECK (seq > 0),
      seen INTEGER NOT NULL, type TEXT NOT NULL, bundle TEXT, role TEXT NOT NULL, staff TEXT NOT NULL,
      at TEXT NOT NULL, body BLOB NOT NULL, digest TEXT NOT NULL UNIQUE, der BLOB NOT NULL,
      stored REAL NOT NULL,
      UNIQUE (transfer, author, seq)
    ) STRICT;
    """

  /// Bundles of ours, and of others on their way to us or here.
  private static let bundle = """
    CREATE TABLE bundle(delivery TEXT PRIMARY KEY, manifest BLOB NOT NULL) STRICT;
    """

  private static let part = """
    CREATE TABLE part(
      digest TEXT NOT NULL, delivery TEXT NOT NULL, PRIMARY KEY (digest, delivery)
    ) STRICT, WITHOUT ROWID;
    """

  /// What has become of each delivery offered to us. `answer` is the digest of our receipt or refusal; `der`
  /// keeps the manifest until the log has it.
  private static let arrival = """
    CREATE TABLE arrival(
      delivery TEXT PRIMARY KEY, sender TEXT NOT NULL, der BLOB,
      state TEXT NOT NULL CHECK (state IN ('arriving', 'received', 'refused')),
      code TEXT, answer TEXT, admitted REAL NOT NULL,
      UNIQUE (sender, delivery)
    ) STRICT;
    """

  /// Every refusal given, so that the same one is never signed twice.
  private static let refusal = """
    CREATE TABLE refusal(
      delivery TEXT NOT NULL, code TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (delivery, code)
    ) STRICT, WITHOUT ROWID;
    """

  /// The hot table. `subject` is the digest of the statement or manifest to send.
  private static let queue = """
    CREATE TABLE queue(
      id TEXT PRIMARY KEY, mission TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
      bytes INTEGER NOT NULL, priority INTEGER NOT NULL, arrival REAL, created REAL NOT NULL,
      attempts INTEGER NOT NULL, crashes INTEGER NOT NULL, rejects INTEGER NOT NULL, reject TEXT,
      next REAL NOT NULL, failing REAL, waiting INTEGER NOT NULL, hold TEXT, why TEXT, dead REAL
    ) STRICT;
    CREATE INDEX queue_subject ON queue(subject);
    """

  private static let attempt = """
    CREATE TABLE attempt(
      id INTEGER PRIMARY KEY AUTOINCREMENT, item TEXT NOT NULL, number INTEGER NOT NULL,
      began REAL NOT NULL, ended REAL, outcome TEXT, detail TEXT,
      UNIQUE (item, number)
    ) STRICT;
    CREATE INDEX attempt_open ON attempt(item) WHERE ended IS NULL;
    """

  private static let journal = """
    CREATE TABLE journal(number INTEGER PRIMARY KEY, text TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
    """
}
