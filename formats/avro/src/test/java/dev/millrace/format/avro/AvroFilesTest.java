package dev.millrace.format.avro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.Path;
import dev.millrace.api.io.FileInputSplit;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.connector.files.enumerate.BlockSplittingRecursiveEnumerator;
import dev.millrace.connector.files.reader.BulkFormat;
import dev.millrace.connector.files.sink.BasePathBucketAssigner;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.connector.files.split.CheckpointedPosition;
import dev.millrace.connector.files.split.FileSourceSplit;
import dev.millrace.connector.files.split.RecordAndPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests Avro files that are read in whole and in parts.
class AvroFilesTest {
    private static final int COUNT = 300;
    private static final int BLOCK = 500;

    @TempDir
    private java.nio.file.Path directory;

    /// Writes a file of many small blocks.
    private java.nio.file.Path file() throws IOException {
        java.nio.file.Path file = directory.resolve("orders.avro");
        AvroBuilder<GenericRecord> builder = out -> {
            DataFileWriter<GenericRecord> writer =
                    new DataFileWriter<>(new org.apache.avro.generic.GenericDatumWriter<>(Orders.SHORT));
            writer.setSyncInterval(BLOCK);
            writer.create(Orders.SHORT, out);
            return writer;
        };
        Path target = Path.fromLocal(file);
        try (FSDataOutputStream out = target.getFileSystem().create(target, FileSystem.WriteMode.NO_OVERWRITE)) {
            var writer = new AvroWriterFactory<>(builder).create(out);
            for (int id = 0; id < COUNT; id++) writer.addElement(Orders.generic(id));
            writer.finish();
        }
        return file;
    }

    private static List<Long> all() {
        return LongStream.range(0, COUNT).boxed().toList();
    }

    private static List<RecordAndPosition<GenericRecord>> read(BulkFormat.Reader<GenericRecord> reader)
            throws IOException {
        List<RecordAndPosition<GenericRecord>> all = new ArrayList<>();
        try (reader) {
            for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                for (var next = batch.next(); next != null; next = batch.next()) all.add(next);
                batch.releaseBatch();
            }
        }
        return all;
    }

    private static long id(RecordAndPosition<GenericRecord> record) {
        return (long) record.getRecord().get("id");
    }

    private static FileSourceSplit split(java.nio.file.Path file, long from, long to) throws IOException {
        return new FileSourceSplit("s", Path.fromLocal(file), from, to - from, 0, Files.size(file));
    }

    @Test
    void wherever_a_file_is_cut_each_record_is_in_one_part() throws IOException {
        java.nio.file.Path file = file();
        AvroBulkFormat<GenericRecord> format = AvroBulkFormat.forGeneric(Orders.SHORT);
        for (long cut = 0; cut <= Files.size(file); cut += 37) {
            List<Long> ids = new ArrayList<>();
            for (FileSourceSplit part : List.of(split(file, 0, cut), split(file, cut, Files.size(file))))
                read(format.createReader(new Configuration(), part)).forEach(each -> ids.add(id(each)));
            assertThat(ids).describedAs("cut at %d", cut).isEqualTo(all());
        }
    }

    @Test
    void reading_goes_on_behind_any_record() throws IOException {
        java.nio.file.Path file = file();
        AvroBulkFormat<GenericRecord> format = AvroBulkFormat.forGeneric(Orders.SHORT);
        FileSourceSplit whole = split(file, 0, Files.size(file));
        List<RecordAndPosition<GenericRecord>> records = read(format.createReader(new Configuration(), whole));
        assertThat(records.stream().map(AvroFilesTest::id)).isEqualTo(all());
        for (int i = 0; i < COUNT; i += 7) {
            RecordAndPosition<GenericRecord> last = records.get(i);
            FileSourceSplit rest = whole.updateWithCheckpointedPosition(
                    new CheckpointedPosition(last.getOffset(), last.getRecordSkipCount()));
            List<RecordAndPosition<GenericRecord>> behind = read(format.restoreReader(new Configuration(), rest));
            assertThat(behind.stream().map(AvroFilesTest::id)).isEqualTo(all().subList(i + 1, COUNT));
            if (i + 1 < COUNT) {
                assertThat(behind.getFirst().getOffset())
                        .isEqualTo(records.get(i + 1).getOffset());
                assertThat(behind.getFirst().getRecordSkipCount())
                        .isEqualTo(records.get(i + 1).getRecordSkipCount());
            }
        }
    }

    @Test
    void a_job_writes_files_that_another_reads_in_many_splits_and_with_a_newer_schema() throws Exception {
        Path out = Path.fromLocal(directory.resolve("out"));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        env.fromSequence(0, 4_999)
                .map(Orders::order)
                .returns(Order.class)
                .sinkTo(FileSink.forBulkFormat(out, AvroWriters.forSpecificRecord(Order.class))
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .build());
        env.execute();
        try (Stream<java.nio.file.Path> files = Files.list(out.toLocal())) {
            assertThat(files).hasSize(2);
        }
        List<Long> specific = new ArrayList<>();
        env.fromSource(
                        FileSource.forBulkFileFormat(AvroBulkFormat.forSpecific(Order.class), out)
                                .setFileEnumerator(() -> new BlockSplittingRecursiveEnumerator())
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "orders")
                .map(order -> order.equals(Orders.order(order.getId())) ? order.getId() : -1)
                .returns(Types.LONG)
                .executeAndCollect()
                .forEachRemaining(specific::add);
        assertThat(specific.stream().sorted().toList())
                .isEqualTo(LongStream.range(0, 5_000).boxed().toList());
        List<String> generic = new ArrayList<>();
        env.fromSource(
                        FileSource.forBulkFileFormat(AvroBulkFormat.forGeneric(Orders.SHORT), out)
                                .build(),
                        WatermarkStrategy.noWatermarks(),
                        "short orders")
                .map(GenericRecord::toString)
                .returns(Types.STRING)
                .executeAndCollect()
                .forEachRemaining(generic::add);
        assertThat(generic).hasSize(5_000).contains(Orders.generic(4_321).toString());
    }

    @Test
    void the_input_format_reads_parts_and_goes_on_where_it_was() throws IOException {
        java.nio.file.Path file = file();
        AvroInputFormat<GenericRecord> format = new AvroInputFormat<>(Path.fromLocal(file), GenericRecord.class);
        format.setReuseAvroValue(false);
        format.setMinSplitSize(1);
        List<Long> ids = new ArrayList<>();
        for (FileInputSplit split : format.createInputSplits(7)) {
            format.open(split);
            while (!format.reachedEnd()) {
                GenericRecord record = format.nextRecord(null);
                if (record != null) ids.add((long) record.get("id"));
                if (ids.size() % 10 != 0) continue;
                Tuple2<Long, Long> state = format.getCurrentState();
                format.close();
                format.reopen(split, state);
            }
            format.close();
        }
        assertThat(ids).isEqualTo(all());
    }

    @Test
    void the_output_format_writes_what_the_input_format_reads() throws Exception {
        Path out = Path.fromLocal(directory.resolve("formatted"));
        AvroOutputFormat<Order> format = new AvroOutputFormat<>(out, Order.class);
        format.setCodec(AvroOutputFormat.Codec.DEFLATE);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        env.fromSequence(0, 99).map(Orders::order).returns(Order.class).writeUsingOutputFormat(format);
        env.execute();
        List<Order> read = new ArrayList<>();
        env.createInput(new AvroInputFormat<>(out, Order.class))
                .executeAndCollect()
                .forEachRemaining(read::add);
        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).mapToObj(Orders::order).toList());
    }
}
