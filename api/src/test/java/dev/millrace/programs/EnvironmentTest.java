package dev.millrace.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.CustomSinkOperatorUidHashes;
import dev.millrace.api.DataStream;
import dev.millrace.api.DataStreamSink;
import dev.millrace.api.LocalStreamEnvironment;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.StreamGraph;
import dev.millrace.api.StreamExecutionEnvironmentFactory;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.config.ExecutionOptions;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.config.TernaryBoolean;
import dev.millrace.api.execution.JobClient;
import dev.millrace.api.execution.JobExecutionResult;
import dev.millrace.api.execution.JobListener;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.type.Types;
import dev.millrace.base.fault.CodedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private final StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2);

    @AfterEach
    void forget() {
        RecordingExecutor.behave(_ -> new ScriptedClient());
        Launcher.leave();
    }

    @Test
    void executing_nothing_says_so() {
        assertThatThrownBy(environment::execute)
                .isInstanceOf(CodedException.class)
                .hasMessageContainingAll("MR-2213", "no job to execute");
    }

    @Test
    void a_source_alone_is_nothing_to_run() {
        environment.fromData(1);

        assertThatThrownBy(environment::execute).hasMessageContaining("MR-2213");
    }

    @Test
    void a_job_without_a_sink_runs_unless_such_jobs_are_to_be_refused() throws Exception {
        List<JobSpec> jobs = recorded();
        environment.fromData(1).map(i -> i + 1).name("add one");
        environment.execute();
        assertThat(jobs).hasSize(1);

        environment.configure(new Configuration().set(PipelineOptions.WITHOUT_SINKS, false));
        environment.fromData(1).map(i -> i + 1).name("add one");
        assertThatThrownBy(environment::execute)
                .hasMessageContainingAll("MR-2213", "'add one'", "EnvironmentTest", "millrace.jobs.without-sinks");
    }

    @Test
    void a_job_holds_all_steps_that_lead_to_an_effect_inputs_first() throws Exception {
        List<JobSpec> jobs = recorded();
        environment.fromData("unused");
        environment.fromData(1, 2).map(i -> i + 1).rebalance().sinkTo(new DiscardingSink<>());

        environment.execute("numbers");

        JobSpec job = jobs.getFirst();
        assertThat(job.name()).isEqualTo("numbers");
        assertThat(job.steps())
                .extracting(step -> step.operation().getClass().getSimpleName())
                .containsExactly("Read", "Map", "Partition", "Write");
    }

    @Test
    void a_second_execution_runs_only_what_was_described_since() throws Exception {
        List<JobSpec> jobs = recorded();
        DataStream<Integer> numbers = environment.fromData(1, 2);
        numbers.print();
        environment.execute();
        numbers.print("again");
        environment.execute();

        assertThat(jobs.get(1).steps()).hasSize(2);
        assertThatThrownBy(environment::execute).hasMessageContaining("MR-2213");
    }

    @Test
    void the_plan_can_be_asked_for_before_the_run() throws Exception {
        List<JobSpec> jobs = recorded();
        environment.fromData(1).print();

        assertThat(environment.getExecutionPlan()).isEqualTo("plan of Millrace Streaming Job with 2 steps");
        environment.execute();
        assertThat(jobs).hasSize(1);
    }

    @Test
    void a_described_job_can_be_taken_named_and_run_later() throws Exception {
        List<JobSpec> jobs = recorded();
        environment.fromData(1, 2).print();
        StreamGraph first = environment.getStreamGraph();
        environment.fromData(3).print();
        StreamGraph second = environment.getStreamGraph(false);

        assertThat(second.getStreamingPlanAsJSON()).isEqualTo("plan of Millrace Streaming Job with 2 steps");
        first.setJobName("first");
        environment.execute(first);
        environment.executeAsync("third");
        assertThat(jobs).extracting(JobSpec::name).containsExactly("first", "third");
        assertThatThrownBy(() -> new StreamExecutionEnvironment().execute(first))
                .hasMessageContainingAll("MR-2201", "'first'", "another environment");
        assertThatThrownBy(environment::getStreamGraph).hasMessageContaining("MR-2213");
    }

    @Test
    void settings_reach_the_job_as_they_are_when_it_starts() throws Exception {
        List<JobSpec> jobs = recorded();
        environment
                .setRuntimeMode(RuntimeExecutionMode.BATCH)
                .setBufferTimeout(7)
                .setMaxParallelism(64);
        environment.enableCheckpointing(500);
        environment.registerCachedFile("/tmp/words.txt", "words");
        environment.fromData(1).print();
        environment.execute();
        environment.setMaxParallelism(32);

        JobSpec job = jobs.getFirst();
        assertThat(job.configuration().get(ExecutionOptions.RUNTIME_MODE)).isEqualTo(RuntimeExecutionMode.BATCH);
        assertThat(job.executionConfig().getMaxParallelism()).isEqualTo(64);
        assertThat(job.executionConfig().getParallelism()).isEqualTo(2);
        assertThat(job.checkpoints().getCheckpointInterval()).isEqualTo(500);
        assertThat(job.cachedFiles()).containsOnlyKeys("words");
        assertThat(environment.getBufferTimeout()).isEqualTo(7);
        assertThat(environment.setBufferTimeout(-1).getBufferTimeout()).isEqualTo(-1);
    }

    @Test
    void options_configure_an_environment() {
        environment.configure(Configuration.fromMap(Map.of(
                "parallelism.default", "5",
                "execution.job-listeners", Listener.class.getName(),
                "pipeline.cached-files",
                        "name:a,path:/a;name:b,path:/b,executable:true;{name: c, path: 'file:///c'}")));

        assertThat(environment.getParallelism()).isEqualTo(5);
        assertThat(environment.getJobListeners()).singleElement().isInstanceOf(Listener.class);
        assertThat(environment.getCachedFiles())
                .extracting(file -> file.f0 + file.f1.filePath + file.f1.isExecutable)
                .containsExactly("a/afalse", "b/btrue", "cfile:///cfalse");
    }

    @Test
    void listeners_hear_of_starts_and_ends() throws Exception {
        Listener listener = new Listener();
        environment.registerJobListener(listener);
        RecordingExecutor.behave(_ -> new ScriptedClient().finished());
        environment.fromData(1).print();
        environment.execute();
        RecordingExecutor.behave(_ -> new ScriptedClient().failed(new IllegalStateException("broken")));
        environment.fromData(1).print();

        assertThatThrownBy(environment::execute)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        RecordingExecutor.behave(_ -> {
            throw new IllegalArgumentException("refused");
        });
        environment.fromData(1).print();
        assertThatThrownBy(environment::execute).hasMessage("refused");
        assertThat(listener.heard)
                .containsExactly("submitted", "executed", "submitted", "failed broken", "not submitted refused");
    }

    @Test
    void steps_take_the_parallelism_that_the_environment_has_when_they_are_described() {
        DataStream<Integer> early = environment.fromData(1, 2).map(i -> i);
        environment.setParallelism(3);
        DataStream<Integer> late = early.map(i -> i);

        assertThat(early.getParallelism()).isEqualTo(2);
        assertThat(late.getParallelism()).isEqualTo(3);
        assertThat(early.rebalance().getParallelism()).isEqualTo(2);
    }

    @Test
    void a_local_environment_takes_its_parallelism_from_the_settings_or_the_machine() {
        Configuration settings = new Configuration().set(CoreOptions.DEFAULT_PARALLELISM, 6);

        assertThat(StreamExecutionEnvironment.createLocalEnvironment(settings).getParallelism())
                .isEqualTo(6);
        assertThat(StreamExecutionEnvironment.getExecutionEnvironment()).isInstanceOf(LocalStreamEnvironment.class);
        assertThat(StreamExecutionEnvironment.getExecutionEnvironment().getParallelism())
                .isEqualTo(StreamExecutionEnvironment.getDefaultLocalParallelism());
    }

    @Test
    void a_launcher_gives_programs_its_own_environment() {
        Launcher.enter(asked -> {
            Configuration settings = new Configuration().set(CoreOptions.DEFAULT_PARALLELISM, 4);
            settings.addAll(asked);
            return new StreamExecutionEnvironment(settings);
        });

        assertThat(StreamExecutionEnvironment.getExecutionEnvironment().getParallelism())
                .isEqualTo(4);
        Launcher.leave();
        assertThat(StreamExecutionEnvironment.getExecutionEnvironment()).isInstanceOf(LocalStreamEnvironment.class);
    }

    @Test
    void elements_have_the_type_of_the_first_and_one_subtask() {
        var stream = environment.fromData("a", "b");

        assertThat(stream.getType()).isEqualTo(Types.STRING);
        assertThat(stream.getParallelism()).isEqualTo(1);
        assertThat(environment.fromData(Number.class, 1, 2.5).getType().getTypeClass())
                .isEqualTo(Number.class);
        assertThat(environment.fromSequence(1, 9).getType()).isEqualTo(Types.LONG);
    }

    @Test
    void elements_that_are_missing_or_of_another_class_are_refused() {
        assertElementFault(() -> environment.fromData(List.of()));
        assertElementFault(() -> environment.fromData(Arrays.asList(1, null)));
        assertElementFault(() -> environment.<Object>fromData(1, "two"));
    }

    private static void assertElementFault(Runnable description) {
        assertThatThrownBy(description::run)
                .isInstanceOfSatisfying(
                        CodedException.class,
                        thrown -> assertThat(thrown.fault()).isEqualTo(StreamFaults.ELEMENTS));
    }

    @Test
    void an_iterator_must_be_serializable_and_has_one_subtask_for_good() {
        Iterator<Integer> notSerializable = List.of(1).iterator();

        assertThatThrownBy(() -> environment.fromCollection(notSerializable, Types.INT))
                .hasMessageContaining("serializ");
        assertThatThrownBy(() ->
                        environment.fromCollection(Countdown.from(3), Types.INT).setParallelism(2))
                .hasMessageContaining("parallelism 1");
    }

    @Test
    void a_step_knows_the_line_that_describes_it() {
        var step = environment.fromData(1).map(i -> i).step();

        assertThat(step.definedAt().getClassName()).isEqualTo(getClass().getName());
        assertThat(step.definedAt().getMethodName()).isEqualTo("a_step_knows_the_line_that_describes_it");
        assertThat(step.operation()).isInstanceOf(Operation.Map.class);
    }

    private static List<JobSpec> recorded() {
        List<JobSpec> jobs = new ArrayList<>();
        RecordingExecutor.behave(job -> {
            jobs.add(job);
            return new ScriptedClient().finished();
        });
        return jobs;
    }

    /// Sets the environment factory as launchers do.
    private static final class Launcher extends StreamExecutionEnvironment {
        static void enter(StreamExecutionEnvironmentFactory factory) {
            initializeContextEnvironment(factory);
        }

        static void leave() {
            resetContextEnvironment();
        }
    }

    /// Records events.
    public static final class Listener implements JobListener {
        private final List<String> heard = new ArrayList<>();

        @Override
        public void onJobSubmitted(@Nullable JobClient jobClient, @Nullable Throwable throwable) {
            heard.add(throwable == null ? "submitted" : "not submitted " + throwable.getMessage());
        }

        @Override
        public void onJobExecuted(@Nullable JobExecutionResult result, @Nullable Throwable throwable) {
            heard.add(throwable == null ? "executed" : "failed " + throwable.getMessage());
        }
    }

    private static final class Countdown {
        static Iterator<Integer> from(int first) {
            return new SerializableIterator(Collections.nCopies(first, first));
        }
    }

    private static final class SerializableIterator implements Iterator<Integer>, java.io.Serializable {
        private static final long serialVersionUID = 1L;

        private final ArrayList<Integer> rest;

        SerializableIterator(List<Integer> elements) {
            this.rest = new ArrayList<>(elements);
        }

        @Override
        public boolean hasNext() {
            return !rest.isEmpty();
        }

        @Override
        public Integer next() {
            return rest.removeFirst();
        }
    }

    @Test
    void a_changelog_of_state_is_an_option() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        assertThat(env.isChangelogStateBackendEnabled()).isEqualTo(TernaryBoolean.UNDEFINED);
        env.enableChangelogStateBackend(false);
        assertThat(env.isChangelogStateBackendEnabled()).isEqualTo(TernaryBoolean.FALSE);
    }

    @Test
    void the_parts_of_a_sink_keep_their_hashes() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment();
        String hash = "0123456789abcdef0123456789abcdef";
        DataStreamSink<Long> sink = env.fromSequence(1, 2)
                .sinkTo(
                        new DiscardingSink<>(),
                        CustomSinkOperatorUidHashes.builder()
                                .setWriterUidHash(hash)
                                .build());
        assertThat(sink.step().uidHash()).isEqualTo(hash);
        assertThat(CustomSinkOperatorUidHashes.DEFAULT.getWriterUidHash()).isNull();
    }
}
