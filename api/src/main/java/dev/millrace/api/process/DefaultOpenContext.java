package dev.millrace.api.process;

/// Represents an open context without information.
public class DefaultOpenContext implements OpenContext {
    /// Contains the only instance that is needed.
    public static final OpenContext INSTANCE = new DefaultOpenContext();

    public DefaultOpenContext() {}
}
