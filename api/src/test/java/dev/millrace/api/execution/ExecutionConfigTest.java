package dev.millrace.api.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.CoreOptions;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.config.PipelineOptions;
import dev.millrace.api.util.InstantiationUtil;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutionConfigTest {

    @Test
    void defaults_are_those_programs_expect() {
        ExecutionConfig config = new ExecutionConfig();
        assertThat(config.getParallelism()).isEqualTo(ExecutionConfig.PARALLELISM_DEFAULT);
        assertThat(config.getMaxParallelism()).isEqualTo(-1);
        assertThat(config.getAutoWatermarkInterval()).isEqualTo(200);
        assertThat(config.isObjectReuseEnabled()).isFalse();
        assertThat(config.isClosureCleanerEnabled()).isTrue();
        assertThat(config.getGlobalJobParameters()).isNull();
        assertThat(config.isLatencyTrackingConfigured()).isFalse();
    }

    @Test
    void setters_write_options() {
        Configuration configuration = new Configuration();
        new ExecutionConfig(configuration)
                .setParallelism(4)
                .setAutoWatermarkInterval(50)
                .enableObjectReuse()
                .disableClosureCleaner()
                .setMaxParallelism(256);
        assertThat(configuration.get(CoreOptions.DEFAULT_PARALLELISM)).isEqualTo(4);
        assertThat(configuration.get(PipelineOptions.AUTO_WATERMARK_INTERVAL)).isEqualTo(Duration.ofMillis(50));
        assertThat(configuration.get(PipelineOptions.OBJECT_REUSE)).isTrue();
        assertThat(configuration.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(256);
    }

    @Test
    void configuring_takes_over_what_is_said_and_leaves_the_rest() {
        ExecutionConfig config = new ExecutionConfig().setParallelism(3);
        config.configure(
                Configuration.fromMap(
                        Map.of("pipeline.object-reuse", "true", "pipeline.global-job-parameters", "{a: 1}", "x", "y")),
                getClass().getClassLoader());
        assertThat(config.isObjectReuseEnabled()).isTrue();
        assertThat(config.getParallelism()).isEqualTo(3);
        assertThat(config.getGlobalJobParameters()).isNotNull();
        assertThat(config.getGlobalJobParameters().toMap()).isEqualTo(Map.of("a", "1"));
        assertThat(config.toConfiguration().containsKey("x")).isFalse();
    }

    @Test
    void job_parameters_come_back_as_the_program_gave_them() throws Exception {
        ParameterTool tool = ParameterTool.fromMap(Map.of("a", "1"));
        ExecutionConfig config = new ExecutionConfig();
        config.setGlobalJobParameters(tool);
        assertThat(config.getGlobalJobParameters()).isSameAs(tool);
        assertThat(InstantiationUtil.clone(config).getGlobalJobParameters()).isEqualTo(tool);
        assertThat(config.toConfiguration().get(PipelineOptions.GLOBAL_JOB_PARAMETERS))
                .isEqualTo(Map.of("a", "1"));
    }

    @Test
    void impossible_parallelism_is_refused() {
        ExecutionConfig config = new ExecutionConfig();
        assertThatThrownBy(() -> config.setParallelism(0))
                .hasMessageContaining("MR-2410")
                .hasMessageContaining("0");
        assertThatThrownBy(() -> config.setParallelism(-3)).hasMessageContaining("MR-2410");
        assertThatThrownBy(() -> config.setMaxParallelism(32769)).hasMessageContaining("32768");
        assertThatThrownBy(() -> config.setMaxParallelism(0)).hasMessageContaining("MR-2410");
    }
}
