package dev.millrace.server.history;

/// What an archive is of.
enum ArchiveKind {
    JOB("/jobs", "jobs", "jid"),
    APPLICATION("/applications", "applications", "id");

    /// What all paths of its pages begin with.
    final String root;

    /// The field of its overview in which all are.
    final String list;

    /// The field of a line of its overview with the id.
    final String id;

    ArchiveKind(String root, String list, String id) {
        this.root = root;
        this.list = list;
        this.id = id;
    }

    /// The path of the answer that lists all.
    String overview() {
        return root + "/overview";
    }

    /// Whether a page may be in the archive of an id: it is that one's own.
    boolean holds(String path, String of) {
        String own = root + "/" + of;
        return path.equals(own) || path.startsWith(own + "/");
    }
}
