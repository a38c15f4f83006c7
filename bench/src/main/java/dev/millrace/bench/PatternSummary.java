package dev.millrace.bench;

import dev.millrace.bench.load.Workload;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds the last output line of `bench cep`. Ratios compare events per CPU second with Flink; null if one of the two
/// engines did not run.
///
/// @param workload always `cep`
/// @param cpuRatioToFlink the lower one of the ratios of the patterns
/// @param stagesCpuRatioToFlink the ratio of the pattern of three stages
/// @param loopCpuRatioToFlink the ratio of the pattern with a loop
/// @param bytesPerPartialMatch the heap of a partial match
/// @param flinkBytesPerPartialMatch the heap of a partial match in Flink
record PatternSummary(
        String workload,
        @Nullable Double cpuRatioToFlink,
        @Nullable Double stagesCpuRatioToFlink,
        @Nullable Double loopCpuRatioToFlink,
        @Nullable Double bytesPerPartialMatch,
        @Nullable Double flinkBytesPerPartialMatch,
        boolean checksumsAgree) {

    /// Summarizes the workloads of `bench cep`.
    static PatternSummary of(List<Comparison> comparisons) {
        Double stages = ratio(comparisons, Workload.CEP_STAGES);
        Double loop = ratio(comparisons, Workload.CEP_LOOP);
        return new PatternSummary(
                "cep",
                Stream.of(Optional.ofNullable(stages), Optional.ofNullable(loop))
                        .flatMap(Optional::stream)
                        .min(Double::compare)
                        .orElse(null),
                stages,
                loop,
                bytes(comparisons, Entrant.MILLRACE),
                bytes(comparisons, Entrant.FLINK),
                comparisons.stream().allMatch(each -> each.disagreements().isEmpty()));
    }

    private static @Nullable Double ratio(List<Comparison> comparisons, Workload workload) {
        return comparisons.stream()
                .filter(each -> each.workload() == workload)
                .map(each -> Optional.ofNullable(each.ratio(Entrant.MILLRACE, RunSeries::cpuScore)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Double bytes(List<Comparison> comparisons, Entrant entrant) {
        return comparisons.stream()
                .filter(each -> each.workload() == Workload.CEP_MEMORY)
                .flatMap(each -> each.series().stream())
                .filter(each -> each.engine().equals(entrant.title()))
                .map(each -> each.medians().bytesPerKey())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
