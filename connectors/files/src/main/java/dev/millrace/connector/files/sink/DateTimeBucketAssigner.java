package dev.millrace.connector.files.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Assigns records to buckets by processing time, by default one per hour.
///
/// @param <IN> the type of the records
public class DateTimeBucketAssigner<IN> implements BucketAssigner<IN, String> {
    private static final long serialVersionUID = 1L;
    private static final String HOURLY = "yyyy-MM-dd--HH";

    private final String formatString;
    private final ZoneId zoneId;
    private transient @Nullable DateTimeFormatter formatter;

    /// Creates an assigner of hourly buckets in the machine's time zone.
    public DateTimeBucketAssigner() {
        this(HOURLY);
    }

    /// @param formatString as for [DateTimeFormatter#ofPattern]
    public DateTimeBucketAssigner(String formatString) {
        this(formatString, ZoneId.systemDefault());
    }

    /// Creates an assigner of hourly buckets.
    public DateTimeBucketAssigner(ZoneId zoneId) {
        this(HOURLY, zoneId);
    }

    /// @param formatString as for [DateTimeFormatter#ofPattern]
    public DateTimeBucketAssigner(String formatString, ZoneId zoneId) {
        this.formatString = formatString;
        this.zoneId = zoneId;
        this.formatter = DateTimeFormatter.ofPattern(formatString).withZone(zoneId);
    }

    @Override
    public String getBucketId(IN element, Context context) {
        DateTimeFormatter known = formatter;
        if (known == null) {
            known = DateTimeFormatter.ofPattern(formatString).withZone(zoneId);
            formatter = known;
        }
        return known.format(Instant.ofEpochMilli(context.currentProcessingTime()));
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
        return SimpleVersionedStringSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "buckets by " + formatString + " in " + zoneId;
    }
}
