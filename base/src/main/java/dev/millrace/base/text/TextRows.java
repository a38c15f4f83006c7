package dev.millrace.base.text;

/// Has several rows, each of which can be shown to a person as a text. A record of a stream that is a batch of rows
/// implements this interface.
public interface TextRows {

    /// Returns the number of rows.
    int size();

    /// Returns a row as JSON: an array of its values, whose first element is the kind of change.
    String text(int row);
}
