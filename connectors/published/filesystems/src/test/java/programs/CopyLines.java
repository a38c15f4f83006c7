package programs;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.fs.Path;
import dev.millrace.api.serialization.SimpleStringEncoder;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.connector.files.reader.TextLineInputFormat;
import dev.millrace.connector.files.sink.BasePathBucketAssigner;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.source.FileSource;
import java.util.concurrent.locks.LockSupport;

/// Copies lines from one directory to another, slowly, and continues after failures.
public final class CopyLines {
    private CopyLines() {}

    /// @param arguments the input, the output, and the pause after each line in microseconds
    public static void main(String[] arguments) throws Exception {
        long nanos = Long.parseLong(arguments[2]) * 1000;
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(500);
        env.fromSource(
                        FileSource.forRecordStreamFormat(new TextLineInputFormat(), new Path(arguments[0]))
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "lines")
                .rebalance()
                .map(line -> {
                    LockSupport.parkNanos(nanos);
                    return line;
                })
                .returns(Types.STRING)
                .sinkTo(FileSink.forRowFormat(new Path(arguments[1]), new SimpleStringEncoder<String>())
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .build());
        env.execute("copy lines");
    }
}
