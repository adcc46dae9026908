CREATE TABLE counters (
    name TEXT NOT NULL,
    value BIGINT NOT NULL,
    CONSTRAINT pk_counters PRIMARY KEY (name)
);
CREATE TABLE followers (
    name TEXT NOT NULL,
    seq BIGINT NOT NULL,
    state JSON,
    changed TEXT NOT NULL,
    CONSTRAINT pk_followers PRIMARY KEY (name)
);
CREATE TABLE identities (
    id INTEGER NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    name_latin TEXT,
    country TEXT,
    merged_into INTEGER,
    articles INTEGER NOT NULL,
    forms JSON,
    reasons JSON,
    seq BIGINT NOT NULL,
    changed TEXT NOT NULL,
    CONSTRAINT pk_identities PRIMARY KEY (id),
    CONSTRAINT fk_identities_merged_into FOREIGN KEY(merged_into) REFERENCES identities (id)
);
CREATE INDEX ix_identities_merged_into ON identities (merged_into);
CREATE INDEX ix_identities_name_key_type ON identities (name_key, type);
CREATE TABLE pages (
    id BIGINT NOT NULL,
    address BIGINT NOT NULL,
    name TEXT NOT NULL,
    url TEXT,
    path TEXT,
    form TEXT NOT NULL,
    encoding TEXT,
    damage TEXT,
    fetched TEXT,
    how TEXT NOT NULL,
    status SMALLINT,
    content_type TEXT,
    headers JSON,
    source TEXT,
    articles SMALLINT NOT NULL,
    why_empty TEXT,
    stored TEXT NOT NULL,
    seen TEXT NOT NULL,
    times_seen INTEGER NOT NULL,
    read_with TEXT NOT NULL,
    digest BLOB NOT NULL,
    payload_kind TEXT NOT NULL,
    payload_bytes INTEGER NOT NULL,
    payload BLOB NOT NULL,
    CONSTRAINT pk_pages PRIMARY KEY (id)
);
CREATE INDEX ix_pages_address ON pages (address);
CREATE INDEX ix_pages_source ON pages (source);
CREATE TABLE saved_searches (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    "query" TEXT NOT NULL,
    filters JSON,
    owner TEXT,
    created TEXT NOT NULL,
    seen_seq BIGINT NOT NULL,
    CONSTRAINT pk_saved_searches PRIMARY KEY (id),
    CONSTRAINT uq_saved_searches_owner_name UNIQUE (owner, name)
);
CREATE TABLE sources (
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    tags JSON,
    site TEXT,
    added TEXT,
    enabled SMALLINT NOT NULL,
    verified SMALLINT NOT NULL,
    next_check TEXT,
    state JSON,
    push JSON,
    push_token TEXT,
    CONSTRAINT pk_sources PRIMARY KEY (n),
    CONSTRAINT uq_sources_id UNIQUE (id),
    CONSTRAINT uq_sources_push_token UNIQUE (push_token)
);
CREATE INDEX ix_sources_enabled_next_check ON sources (enabled, next_check);
CREATE TABLE articles (
    "row" BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    id TEXT NOT NULL,
    page INTEGER NOT NULL,
    address BIGINT NOT NULL,
    position SMALLINT NOT NULL,
    version SMALLINT NOT NULL,
    headline TEXT,
    language TEXT NOT NULL,
    published TEXT,
    moment BIGINT NOT NULL,
    day TEXT,
    outlet TEXT,
    dateline_place TEXT,
    dateline_source TEXT,
    characters INTEGER NOT NULL,
    corrections SMALLINT NOT NULL,
    withdrawn SMALLINT NOT NULL,
    stored TEXT NOT NULL,
    changed TEXT NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_articles PRIMARY KEY ("row"),
    CONSTRAINT uq_articles_seq UNIQUE (seq),
    CONSTRAINT uq_articles_id UNIQUE (id),
    CONSTRAINT fk_articles_page FOREIGN KEY(page) REFERENCES pages (id)
);
CREATE INDEX ix_articles_address ON articles (address);
CREATE INDEX ix_articles_day_outlet ON articles (day, outlet);
CREATE INDEX ix_articles_moment_row ON articles (moment, "row");
CREATE INDEX ix_articles_outlet_moment_row ON articles (outlet, moment, "row");
CREATE INDEX ix_articles_page ON articles (page);
CREATE TABLE identity_doubts (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    score FLOAT NOT NULL,
    reasons JSON,
    raised TEXT NOT NULL,
    CONSTRAINT pk_identity_doubts PRIMARY KEY (one, other),
    CONSTRAINT fk_identity_doubts_one FOREIGN KEY(one) REFERENCES identities (id) ON DELETE CASCADE,
    CONSTRAINT fk_identity_doubts_other FOREIGN KEY(other) REFERENCES identities (id) ON DELETE CASCADE
);
CREATE INDEX ix_identity_doubts_other ON identity_doubts (other);
CREATE TABLE identity_offices (
    id INTEGER NOT NULL,
    identity INTEGER NOT NULL,
    role TEXT NOT NULL,
    country TEXT,
    first_day TEXT,
    last_day TEXT,
    articles INTEGER NOT NULL,
    CONSTRAINT pk_identity_offices PRIMARY KEY (id),
    CONSTRAINT fk_identity_offices_identity FOREIGN KEY(identity) REFERENCES identities (id) ON DELETE CASCADE
);
CREATE INDEX ix_identity_offices_identity ON identity_offices (identity);
CREATE TABLE source_items (
    source TEXT NOT NULL,
    address TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    title TEXT,
    published TEXT,
    status TEXT NOT NULL,
    tries INTEGER NOT NULL,
    next_try TEXT,
    problem TEXT,
    CONSTRAINT pk_source_items PRIMARY KEY (source, address),
    CONSTRAINT fk_source_items_source FOREIGN KEY(source) REFERENCES sources (id) ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX ix_source_items_status_first_seen ON source_items (status, first_seen);
CREATE TABLE copies (
    copy INTEGER NOT NULL,
    original INTEGER NOT NULL,
    share FLOAT NOT NULL,
    share_of_original FLOAT NOT NULL,
    direction TEXT NOT NULL,
    passages JSON,
    CONSTRAINT pk_copies PRIMARY KEY (copy, original),
    CONSTRAINT fk_copies_copy FOREIGN KEY(copy) REFERENCES articles ("row") ON DELETE CASCADE,
    CONSTRAINT fk_copies_original FOREIGN KEY(original) REFERENCES articles ("row") ON DELETE CASCADE
);
CREATE INDEX ix_copies_original ON copies (original);
CREATE TABLE corrections (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    article INTEGER,
    subject JSON,
    change JSON,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made TEXT NOT NULL,
    undone TEXT,
    undone_by TEXT,
    unmet TEXT,
    CONSTRAINT pk_corrections PRIMARY KEY (id),
    CONSTRAINT fk_corrections_article FOREIGN KEY(article) REFERENCES articles ("row")
);
CREATE INDEX ix_corrections_article ON corrections (article);
CREATE INDEX ix_corrections_kind ON corrections (kind);
CREATE TABLE credits (
    article INTEGER NOT NULL,
    n SMALLINT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    CONSTRAINT pk_credits PRIMARY KEY (article, n),
    CONSTRAINT fk_credits_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX ix_credits_name ON credits (name);
CREATE TABLE entities (
    article INTEGER NOT NULL,
    n SMALLINT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    name_latin TEXT,
    country TEXT,
    role TEXT,
    CONSTRAINT pk_entities PRIMARY KEY (article, n),
    CONSTRAINT fk_entities_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX ix_entities_name_key_type ON entities (name_key, type);
CREATE TABLE event_parties (
    article INTEGER NOT NULL,
    event SMALLINT NOT NULL,
    part TEXT NOT NULL,
    n SMALLINT NOT NULL,
    entity SMALLINT NOT NULL,
    CONSTRAINT pk_event_parties PRIMARY KEY (article, event, part, n),
    CONSTRAINT fk_event_parties_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE events (
    article INTEGER NOT NULL,
    n SMALLINT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    place SMALLINT,
    time TEXT,
    contexts JSON,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    CONSTRAINT pk_events PRIMARY KEY (article, n),
    CONSTRAINT fk_events_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX ix_events_time ON events (time);
CREATE INDEX ix_events_type_status_article ON events (type, status, article);
CREATE TABLE identity_mentions (
    article INTEGER NOT NULL,
    entity SMALLINT NOT NULL,
    identity INTEGER NOT NULL,
    score FLOAT,
    reason TEXT,
    CONSTRAINT pk_identity_mentions PRIMARY KEY (article, entity),
    CONSTRAINT fk_identity_mentions_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE,
    CONSTRAINT fk_identity_mentions_identity FOREIGN KEY(identity) REFERENCES identities (id) ON DELETE CASCADE
);
CREATE INDEX ix_identity_mentions_identity_article ON identity_mentions (identity, article);
CREATE TABLE mentions (
    article INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    entity SMALLINT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_mentions PRIMARY KEY (article, start, "end", entity),
    CONSTRAINT fk_mentions_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE problems (
    id INTEGER NOT NULL,
    article INTEGER,
    page INTEGER,
    source TEXT,
    step TEXT NOT NULL,
    reason TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    stored TEXT NOT NULL,
    CONSTRAINT pk_problems PRIMARY KEY (id),
    CONSTRAINT fk_problems_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE,
    CONSTRAINT fk_problems_page FOREIGN KEY(page) REFERENCES pages (id) ON DELETE CASCADE
);
CREATE INDEX ix_problems_article ON problems (article);
CREATE INDEX ix_problems_page ON problems (page);
CREATE INDEX ix_problems_source ON problems (source);
CREATE INDEX ix_problems_step ON problems (step);
CREATE TABLE quotes (
    article INTEGER NOT NULL,
    n SMALLINT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    verb TEXT NOT NULL,
    speaker SMALLINT,
    addressee SMALLINT,
    via TEXT,
    CONSTRAINT pk_quotes PRIMARY KEY (article, n),
    CONSTRAINT fk_quotes_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE shingles (
    hash BIGINT NOT NULL,
    article INTEGER NOT NULL,
    CONSTRAINT pk_shingles PRIMARY KEY (hash, article),
    CONSTRAINT fk_shingles_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE INDEX ix_shingles_article ON shingles (article);
CREATE TABLE stories (
    id INTEGER NOT NULL,
    state TEXT NOT NULL,
    merged_into INTEGER,
    headline TEXT,
    first_moment BIGINT NOT NULL,
    last_moment BIGINT NOT NULL,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    first_article INTEGER,
    facts JSON,
    seq BIGINT NOT NULL,
    changed TEXT NOT NULL,
    CONSTRAINT pk_stories PRIMARY KEY (id),
    CONSTRAINT fk_stories_merged_into FOREIGN KEY(merged_into) REFERENCES stories (id),
    CONSTRAINT fk_stories_first_article FOREIGN KEY(first_article) REFERENCES articles ("row") ON DELETE SET NULL
);
CREATE INDEX ix_stories_first_article ON stories (first_article);
CREATE INDEX ix_stories_last_moment_id ON stories (last_moment, id);
CREATE INDEX ix_stories_merged_into ON stories (merged_into);
CREATE INDEX ix_stories_seq ON stories (seq);
CREATE TABLE times (
    article INTEGER NOT NULL,
    n SMALLINT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_times PRIMARY KEY (article, n),
    CONSTRAINT fk_times_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE
)
 WITHOUT ROWID;
CREATE TABLE versions (
    id INTEGER NOT NULL,
    article INTEGER NOT NULL,
    version SMALLINT NOT NULL,
    article_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    page INTEGER NOT NULL,
    replaced TEXT NOT NULL,
    diff JSON,
    content BLOB NOT NULL,
    CONSTRAINT pk_versions PRIMARY KEY (id),
    CONSTRAINT uq_versions_article_version UNIQUE (article, version),
    CONSTRAINT fk_versions_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE,
    CONSTRAINT fk_versions_page FOREIGN KEY(page) REFERENCES pages (id)
);
CREATE INDEX ix_versions_article_id ON versions (article_id);
CREATE INDEX ix_versions_page ON versions (page);
CREATE TABLE agenda (
    id INTEGER NOT NULL,
    state TEXT NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    title TEXT NOT NULL,
    value TEXT,
    first_day TEXT,
    last_day TEXT,
    precision TEXT NOT NULL,
    place INTEGER,
    story INTEGER,
    article INTEGER NOT NULL,
    event SMALLINT NOT NULL,
    parties JSON,
    closed_by INTEGER,
    closing_event SMALLINT,
    closed TEXT,
    history JSON,
    seq BIGINT NOT NULL,
    changed TEXT NOT NULL,
    CONSTRAINT pk_agenda PRIMARY KEY (id),
    CONSTRAINT fk_agenda_place FOREIGN KEY(place) REFERENCES identities (id) ON DELETE SET NULL,
    CONSTRAINT fk_agenda_story FOREIGN KEY(story) REFERENCES stories (id) ON DELETE SET NULL,
    CONSTRAINT fk_agenda_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE,
    CONSTRAINT fk_agenda_closed_by FOREIGN KEY(closed_by) REFERENCES articles ("row") ON DELETE SET NULL
);
CREATE INDEX ix_agenda_article ON agenda (article);
CREATE INDEX ix_agenda_closed_by ON agenda (closed_by);
CREATE INDEX ix_agenda_first_day ON agenda (first_day);
CREATE INDEX ix_agenda_place ON agenda (place);
CREATE INDEX ix_agenda_state_first_day ON agenda (state, first_day);
CREATE INDEX ix_agenda_story ON agenda (story);
CREATE TABLE happenings (
    id INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    day TEXT,
    place INTEGER,
    story INTEGER,
    tellers INTEGER NOT NULL,
    parties JSON,
    conflicts JSON,
    seq BIGINT NOT NULL,
    changed TEXT NOT NULL,
    CONSTRAINT pk_happenings PRIMARY KEY (id),
    CONSTRAINT fk_happenings_place FOREIGN KEY(place) REFERENCES identities (id) ON DELETE SET NULL,
    CONSTRAINT fk_happenings_story FOREIGN KEY(story) REFERENCES stories (id) ON DELETE SET NULL
);
CREATE INDEX ix_happenings_place ON happenings (place);
CREATE INDEX ix_happenings_story ON happenings (story);
CREATE INDEX ix_happenings_type_day ON happenings (type, day);
CREATE TABLE story_articles (
    article INTEGER NOT NULL,
    story INTEGER NOT NULL,
    score FLOAT,
    reasons JSON,
    added TEXT NOT NULL,
    CONSTRAINT pk_story_articles PRIMARY KEY (article),
    CONSTRAINT fk_story_articles_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE,
    CONSTRAINT fk_story_articles_story FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
);
CREATE INDEX ix_story_articles_story ON story_articles (story);
CREATE TABLE happening_events (
    article INTEGER NOT NULL,
    event SMALLINT NOT NULL,
    happening INTEGER NOT NULL,
    CONSTRAINT pk_happening_events PRIMARY KEY (article, event),
    CONSTRAINT fk_happening_events_article FOREIGN KEY(article) REFERENCES articles ("row") ON DELETE CASCADE,
    CONSTRAINT fk_happening_events_happening FOREIGN KEY(happening) REFERENCES happenings (id) ON DELETE CASCADE
);
CREATE INDEX ix_happening_events_happening ON happening_events (happening);
