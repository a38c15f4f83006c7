package dev.millrace.api.fs.upload;

/// Counts its users. A new object has one user.
public interface RefCounted {

    /// Adds a user.
    void retain();

    /// Removes a user.
    ///
    /// @return whether that was the last user, so that the object has been disposed of
    boolean release();
}
