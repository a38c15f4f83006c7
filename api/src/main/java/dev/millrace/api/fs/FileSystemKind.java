package dev.millrace.api.fs;

/// Tells how a file system treats its files.
public enum FileSystemKind {
    /// A file system with directories and atomic renames.
    FILE_SYSTEM,

    /// A store of objects under keys. Directories do not exist, and a rename copies the object.
    OBJECT_STORE
}
