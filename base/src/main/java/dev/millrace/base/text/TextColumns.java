package dev.millrace.base.text;

import java.util.List;

/// Names the columns of the rows of [TextRows]. The type of records that are such rows implements this interface.
public interface TextColumns {

    /// Returns the names of the values of a row, without the kind of change.
    List<String> columns();
}
