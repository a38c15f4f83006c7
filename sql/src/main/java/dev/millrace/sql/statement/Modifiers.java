package dev.millrace.sql.statement;

/// Holds the keywords of a statement that decide where an object lives and what happens if it exists or is missing.
///
/// @param temporary whether the object lives as long as the session
/// @param system whether the object belongs to no catalog
/// @param replaces whether a new object replaces an old one
/// @param alters whether the statement changes an object that exists
/// @param tolerant whether the statement does nothing if the object exists (CREATE) or is missing (ALTER, DROP)
public record Modifiers(boolean temporary, boolean system, boolean replaces, boolean alters, boolean tolerant) {

    /// Returns the same keywords with or without IF NOT EXISTS.
    public Modifiers withIfNotExists(boolean ifNotExists) {
        return new Modifiers(temporary, system, replaces, alters, ifNotExists);
    }
}
