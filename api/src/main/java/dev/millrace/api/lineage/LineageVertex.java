package dev.millrace.api.lineage;

import java.util.List;

/// Describes a source or a sink by its data sets.
public interface LineageVertex {

    /// Returns the data sets that the source reads or the sink writes.
    List<LineageDataset> datasets();
}
