package dev.millrace.api.process;

/// Tells nothing; the name is the one programs know.
public class DefaultOpenContext implements OpenContext {
    /// The one that is passed where nothing is told.
    public static final OpenContext INSTANCE = new DefaultOpenContext();

    public DefaultOpenContext() {}
}
