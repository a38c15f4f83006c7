package dev.millrace.server.history;

/// Names what an archive describes.
enum ArchiveKind {
    JOB("/jobs", "jobs", "jid"),
    APPLICATION("/applications", "applications", "id");

    /// The prefix of all paths of the archive's pages.
    final String root;

    /// The field of the overview that holds the list.
    final String list;

    /// The field of a list entry that holds the id.
    final String id;

    ArchiveKind(String root, String list, String id) {
        this.root = root;
        this.list = list;
        this.id = id;
    }

    /// Returns the path of the overview.
    String overview() {
        return root + "/overview";
    }

    /// Returns whether a path belongs to an id.
    boolean holds(String path, String of) {
        String own = root + "/" + of;
        return path.equals(own) || path.startsWith(own + "/");
    }
}
