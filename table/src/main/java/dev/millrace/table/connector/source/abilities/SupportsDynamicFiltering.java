package dev.millrace.table.connector.source.abilities;

import java.util.List;

/// Is a source that can leave out rows by values that a join finds while the query runs.
public interface SupportsDynamicFiltering {

    /// Returns the columns whose values the source can use.
    List<String> listAcceptedFilterFields();

    /// Says by which columns rows will be left out.
    void applyDynamicFiltering(List<String> candidateFilterFields);
}
