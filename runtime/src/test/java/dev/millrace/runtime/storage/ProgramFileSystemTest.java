package dev.millrace.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.StateRecoveryOptions;
import dev.millrace.api.execution.SavepointFormatType;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.Path;
import dev.millrace.base.host.Host;
import dev.millrace.runtime.job.run.LocalJobClient;
import dev.millrace.runtime.job.snapshot.SnapshotAddresses;
import dev.millrace.state.inspect.InspectedCheckpoints;
import dev.millrace.state.inspect.StateSnapshot;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// Tests snapshots in a file system that a program provides. The file system supports only the operations of an
/// object store.
class ProgramFileSystemTest {
    private MemoryFileSystem files;
    private String place;

    @BeforeEach
    void setUp(TestInfo test) {
        String authority = "m" + Math.abs(test.getDisplayName().hashCode());
        files = MemoryFiles.of(authority);
        place = "mem://" + authority + "/checkpoints";
        CountingJob.SEEN.clear();
    }

    private List<String> manifests() {
        return files.names().stream()
                .filter(name -> name.endsWith("/_metadata"))
                .toList();
    }

    private static SnapshotAddresses addresses() {
        return new SnapshotAddresses(
                Host.real().disk(), ProgramFileSystemTest.class.getClassLoader(), new Configuration());
    }

    @Test
    void a_job_keeps_its_checkpoints_there_goes_on_from_them_and_deletes_them() throws Exception {
        Configuration configuration = CountingJob.to(place);
        configuration.setString("mem.greeting", "hello");
        LocalJobClient job = CountingJob.start(configuration);
        CountingJob.awaitCheckpoints(job, 3);
        CountingJob.cancel(job);
        assertThat(files.greetings).contains("hello");
        assertThat(manifests()).singleElement().asString().startsWith("/checkpoints/chk-");
        assertThat(files.names()).allMatch(name -> name.matches("/checkpoints/(_newest|chk-\\d+/(_metadata|state-0))"));

        configuration.setString("millrace.resume", "true");
        LocalJobClient next = CountingJob.start(configuration);
        CountingJob.finish(next);
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
        assertThat(next.checkpoints().orElseThrow().newest().getFirst().checkpoint())
                .isGreaterThan(1);
        assertThat(files.names()).isEmpty();
    }

    @Test
    void a_savepoint_there_can_be_started_from_looked_at_and_disposed_of() throws Exception {
        LocalJobClient job = CountingJob.start(CountingJob.to(place));
        CountingJob.awaitCheckpoints(job, 1);
        String savepoint =
                CountingJob.get(job.stopWithSavepoint(false, place + "/../savepoints", SavepointFormatType.CANONICAL));
        assertThat(savepoint).startsWith("mem://");
        StateSnapshot snapshot = StateSnapshot.open(
                addresses().place(savepoint, "it"), getClass().getClassLoader());
        assertThat(snapshot.operators())
                .flatExtracting(StateSnapshot.OperatorView::states)
                .extracting(each -> each.name())
                .contains("count");
        assertThat(InspectedCheckpoints.at(addresses().place(savepoint, "it")).usable())
                .isPresent();

        Configuration configuration = CountingJob.to(place);
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        CountingJob.finish(CountingJob.start(configuration));
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
        assertThat(manifests()).hasSize(1);
        addresses().disposeSavepoint(savepoint);
        assertThat(files.names()).isEmpty();
    }

    @Test
    void what_fails_now_and_then_is_tried_again_and_leaves_no_part_of_a_file() throws Exception {
        files.badWrites.set(2);
        LocalJobClient job = CountingJob.start(CountingJob.to(place));
        CountingJob.awaitCheckpoints(job, 2);
        assertThat(job.checkpoints().orElseThrow().retries()).isEqualTo(2);
        assertThat(job.checkpoints().orElseThrow().failed()).isZero();
        CountingJob.cancel(job);

        Configuration configuration = CountingJob.to(place);
        configuration.setString("millrace.resume", "true");
        files.badReads.set(3);
        LocalJobClient next = CountingJob.start(configuration);
        CountingJob.finish(next);
        assertThat(CountingJob.SEEN).isEqualTo(CountingJob.counts());
        assertThat(next.checkpoints().orElseThrow().retries()).isEqualTo(3);
    }

    @Test
    void what_fails_too_often_fails_the_checkpoint_and_leaves_nothing_of_it() throws Exception {
        files.badWrites.set(4);
        Configuration configuration = CountingJob.to(place);
        LocalJobClient job = CountingJob.start(configuration);
        assertThatThrownBy(() -> CountingJob.finish(job))
                .hasStackTraceContaining("MR-5300")
                .hasStackTraceContaining("on purpose");
        assertThat(job.checkpoints().orElseThrow().retries()).isEqualTo(3);
        assertThat(files.names()).isEmpty();
    }

    @Test
    void a_job_can_do_without_trying_again() throws Exception {
        files.badWrites.set(1);
        Configuration configuration = CountingJob.to(place);
        configuration.setString("millrace.snapshots.retries", "0");
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 1);
        LocalJobClient job = CountingJob.start(configuration);
        CountingJob.finish(job);
        assertThat(job.checkpoints().orElseThrow().retries()).isZero();
        assertThat(job.checkpoints().orElseThrow().failed()).isPositive();
    }

    @Test
    void a_scheme_that_nobody_brings_is_refused_with_those_that_are_there() throws Exception {
        LocalJobClient job = CountingJob.start(CountingJob.to("s3://bucket/checkpoints"));
        assertThatThrownBy(() -> CountingJob.finish(job))
                .hasStackTraceContaining("MR-5212")
                .hasStackTraceContaining(
                        "No plug-in supports the file system 's3'. The supported file systems are: file, mem");
    }

    @Test
    void programs_find_brought_file_systems_too() throws Exception {
        URI address = URI.create(place);
        assertThat(FileSystem.get(address)).isSameAs(files);
        assertThat(new Path(place).getFileSystem()).isSameAs(files);
        assertThat(files.greetings).hasSize(1);
        assertThatThrownBy(() -> FileSystem.get(URI.create("s3://bucket/x")))
                .hasMessageContaining("MR-2520")
                .hasMessageContaining("The supported file systems are: file, mem");
    }
}
