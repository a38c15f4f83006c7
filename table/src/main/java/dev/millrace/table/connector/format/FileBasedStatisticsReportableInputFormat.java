package dev.millrace.table.connector.format;

import dev.millrace.table.plan.stats.TableStats;
import dev.millrace.table.types.DataType;
import java.nio.file.Path;
import java.util.List;

/// Is a format of files that knows statistics of files.
public interface FileBasedStatisticsReportableInputFormat {

    /// Returns the statistics of files.
    ///
    /// @param producedDataType the wanted columns
    TableStats reportStatistics(List<Path> files, DataType producedDataType);
}
