namespace Darkslide.Server.Database;

/// <summary>The tables, version 6. What PROTOCOL.md section 2 says a server keeps, and nothing else.</summary>
internal static class Schema
{
    /// <summary>Raised with every change of <see cref="Tables"/>: a folder that has other tables must not be started.</summary>
    public const int Version = 7;

    /// <summary>
    /// Ids, hashes and key halves stand in tables of their own, whose rows all have the same length, are only ever added at
    /// the end, never deleted, overwritten in place with zeros and then used again. A b-tree copies cells when it
    /// balances pages, and such copies stay in the pages' gaps whatever <c>secure_delete</c> says; rows that never make it
    /// balance are never copied. They are found by <c>bucket</c>, 16 bits of what is looked for, so that the index over them
    /// (which does balance) holds nothing that says anything.
    /// </summary>
    public const string Tables = """
        CREATE TABLE instance (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), key_fingerprint BLOB NOT NULL);

        CREATE TABLE share_keys (slot INTEGER PRIMARY KEY, bucket INTEGER NOT NULL, share_id BLOB NOT NULL, owner_hash BLOB NOT NULL);
        CREATE INDEX share_keys_bucket ON share_keys (bucket);

        CREATE TABLE link_keys (slot INTEGER PRIMARY KEY, bucket INTEGER NOT NULL, locator BLOB NOT NULL, access_hash BLOB NOT NULL, key_half BLOB NOT NULL);
        CREATE INDEX link_keys_bucket ON link_keys (bucket);

        CREATE TABLE opening_keys (slot INTEGER PRIMARY KEY, bucket INTEGER NOT NULL, ticket_hash BLOB NOT NULL);
        CREATE INDEX opening_keys_bucket ON opening_keys (bucket);

        CREATE TABLE device_keys (slot INTEGER PRIMARY KEY, bucket INTEGER NOT NULL, public_key BLOB NOT NULL);
        CREATE INDEX device_keys_bucket ON device_keys (bucket);

        CREATE TABLE address_keys (slot INTEGER PRIMARY KEY, bucket INTEGER NOT NULL, address_hash BLOB NOT NULL, code_hash BLOB NOT NULL);
        CREATE INDEX address_keys_bucket ON address_keys (bucket);

        CREATE TABLE passkey_keys (slot INTEGER PRIMARY KEY, bucket INTEGER NOT NULL, credential BLOB NOT NULL, public_key BLOB NOT NULL);
        CREATE INDEX passkey_keys_bucket ON passkey_keys (bucket);

        CREATE TABLE passes (
          id INTEGER PRIMARY KEY, pass_id BLOB NOT NULL, token_hash BLOB NOT NULL, name BLOB NOT NULL, created INTEGER NOT NULL, until INTEGER, stopped INTEGER,
          byte_limit INTEGER, day_limit INTEGER, used INTEGER NOT NULL, day INTEGER NOT NULL, used_today INTEGER NOT NULL, subject BLOB);
        CREATE UNIQUE INDEX passes_id ON passes (pass_id);
        CREATE UNIQUE INDEX passes_subject ON passes (subject);

        CREATE TABLE sign_ins (
          id INTEGER PRIMARY KEY, pass INTEGER NOT NULL REFERENCES passes (id), pass_id BLOB NOT NULL, token_hash BLOB NOT NULL, until INTEGER NOT NULL);
        CREATE UNIQUE INDEX sign_ins_id ON sign_ins (pass_id);
        CREATE INDEX sign_ins_pass ON sign_ins (pass);
        CREATE INDEX sign_ins_until ON sign_ins (until);

        CREATE TABLE approvals (
          id INTEGER PRIMARY KEY, sign_in BLOB NOT NULL, subject BLOB NOT NULL, name BLOB NOT NULL, code_hash BLOB NOT NULL,
          tries INTEGER NOT NULL, expires INTEGER NOT NULL);
        CREATE UNIQUE INDEX approvals_sign_in ON approvals (sign_in);
        CREATE INDEX approvals_expires ON approvals (expires);

        CREATE TABLE shares (
          id INTEGER PRIMARY KEY, slot INTEGER NOT NULL, state TEXT NOT NULL, created INTEGER NOT NULL, touched INTEGER NOT NULL, ended INTEGER,
          bytes INTEGER NOT NULL, vault TEXT, vault_bytes INTEGER NOT NULL, vault_version INTEGER NOT NULL,
          pass INTEGER REFERENCES passes (id), charged INTEGER NOT NULL, charged_day INTEGER NOT NULL, charged_today INTEGER NOT NULL,
          gone_blobs INTEGER NOT NULL, gone_bytes INTEGER NOT NULL, destroyed INTEGER);
        CREATE UNIQUE INDEX shares_slot ON shares (slot);
        CREATE INDEX shares_state ON shares (state);
        CREATE INDEX shares_pass ON shares (pass);

        CREATE TABLE links (
          id INTEGER PRIMARY KEY, share INTEGER NOT NULL REFERENCES shares (id), number INTEGER NOT NULL, slot INTEGER, state TEXT NOT NULL, reason TEXT,
          tier TEXT NOT NULL, lifetime INTEGER NOT NULL, expires INTEGER, not_before INTEGER, show_for INTEGER, view_limit INTEGER, views INTEGER NOT NULL, until_downloaded INTEGER NOT NULL, until_each INTEGER NOT NULL,
          password_memory INTEGER, password_passes INTEGER, wrong INTEGER NOT NULL, blobs BLOB NOT NULL,
          revision INTEGER NOT NULL, delivered BLOB NOT NULL, deliveries INTEGER NOT NULL, devices INTEGER,
          code INTEGER NOT NULL, wrong_codes INTEGER NOT NULL, ended INTEGER, passkey INTEGER NOT NULL, noticed INTEGER NOT NULL DEFAULT 0);
        CREATE UNIQUE INDEX links_number ON links (share, number);
        CREATE UNIQUE INDEX links_slot ON links (slot);
        CREATE INDEX links_expires ON links (state, expires);

        CREATE TABLE picks (link INTEGER PRIMARY KEY REFERENCES links (id), shared INTEGER NOT NULL, name TEXT, bytes INTEGER NOT NULL, version INTEGER NOT NULL);

        CREATE TABLE blobs (share INTEGER NOT NULL REFERENCES shares (id), number INTEGER NOT NULL, size INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (share, number));

        CREATE TABLE uploads (
          id TEXT PRIMARY KEY, share INTEGER NOT NULL REFERENCES shares (id), number INTEGER NOT NULL, size INTEGER NOT NULL, arrived INTEGER NOT NULL,
          expires INTEGER NOT NULL, name TEXT NOT NULL, charged_day INTEGER);
        CREATE UNIQUE INDEX uploads_number ON uploads (share, number);
        CREATE INDEX uploads_expires ON uploads (expires);

        CREATE TABLE openings (
          id INTEGER PRIMARY KEY, link INTEGER NOT NULL REFERENCES links (id), slot INTEGER NOT NULL, granted INTEGER NOT NULL, lease_ends INTEGER NOT NULL,
          shown INTEGER, served INTEGER NOT NULL, finished INTEGER NOT NULL, settled INTEGER NOT NULL);
        CREATE UNIQUE INDEX openings_slot ON openings (slot);
        CREATE INDEX openings_link ON openings (link);
        CREATE INDEX openings_lease ON openings (settled, lease_ends);

        CREATE TABLE devices (
          id INTEGER PRIMARY KEY, link INTEGER NOT NULL REFERENCES links (id), number INTEGER NOT NULL, slot INTEGER NOT NULL, seen INTEGER NOT NULL);
        CREATE UNIQUE INDEX devices_number ON devices (link, number);

        CREATE TABLE passkeys (link INTEGER PRIMARY KEY REFERENCES links (id), slot INTEGER NOT NULL, counter INTEGER NOT NULL, registered INTEGER NOT NULL);

        CREATE TABLE addresses (
          id INTEGER PRIMARY KEY, link INTEGER NOT NULL REFERENCES links (id), slot INTEGER NOT NULL, listed INTEGER NOT NULL, sent INTEGER, expires INTEGER,
          tries INTEGER NOT NULL);
        CREATE INDEX addresses_link ON addresses (link);
        CREATE INDEX addresses_expires ON addresses (expires);

        CREATE TABLE events (id INTEGER PRIMARY KEY, share INTEGER NOT NULL REFERENCES shares (id), link INTEGER, kind TEXT NOT NULL, minute INTEGER NOT NULL,
          place INTEGER NOT NULL, head BLOB NOT NULL);
        CREATE INDEX events_share ON events (share, id);

        CREATE TABLE notify (share INTEGER PRIMARY KEY REFERENCES shares (id), hook BLOB, email BLOB, mails INTEGER NOT NULL);

        CREATE TABLE notices (
          id INTEGER PRIMARY KEY, share INTEGER NOT NULL REFERENCES shares (id), link INTEGER NOT NULL, channel TEXT NOT NULL, message BLOB NOT NULL, minute INTEGER NOT NULL,
          tries INTEGER NOT NULL, due INTEGER NOT NULL);
        CREATE INDEX notices_due ON notices (due);
        CREATE INDEX notices_share ON notices (share);

        CREATE TABLE reports (
          id INTEGER PRIMARY KEY, share INTEGER NOT NULL REFERENCES shares (id), link INTEGER NOT NULL, kind TEXT NOT NULL, minute INTEGER NOT NULL, note BLOB, secret BLOB);
        CREATE INDEX reports_share ON reports (share);

        CREATE TABLE doomed (name TEXT PRIMARY KEY, share INTEGER);
        CREATE INDEX doomed_share ON doomed (share);
        """;
}
