package dev.millrace.sql.stream.match;

import dev.millrace.api.metric.MetricGroup;
import dev.millrace.cep.compile.CompiledPattern;
import dev.millrace.cep.compile.PatternCompiler;
import dev.millrace.cep.compile.PatternStage;
import dev.millrace.cep.match.DueEvents;
import dev.millrace.cep.match.KeyMatches;
import dev.millrace.cep.match.MatchRows;
import dev.millrace.cep.match.PatternMatcher;
import dev.millrace.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import dev.millrace.cep.operator.PatternMetrics;
import dev.millrace.cep.pattern.Pattern;
import dev.millrace.cep.pattern.conditions.IterativeCondition;
import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.OperatorSettings;
import dev.millrace.sql.plan.MatchClause;
import dev.millrace.sql.plan.MatchSkip;
import dev.millrace.sql.plan.MatchVariable;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/// Matches rows against the pattern of MATCH_RECOGNIZE. One instance serves all partitions. Not thread-safe.
final class RowMatcher {
    private final RowType input;
    private final RowPacker packer;
    private final OperatorSettings settings;
    private final CurrentRow current = new CurrentRow();
    private final PatternMatcher<PackedRow> matcher;
    private final List<PatternStage> stages;
    private final MatchResults results;

    /// @param packer the packer of whole rows
    /// @param clock returns the wall clock in milliseconds
    /// @param rows stores the rows of the current partition
    RowMatcher(
            MatchClause clause,
            RowType input,
            RowPacker packer,
            OperatorSettings settings,
            LongSupplier clock,
            MatchResults results,
            MatchRows<PackedRow> rows) {
        this.input = input;
        this.packer = packer;
        this.settings = settings;
        this.results = results;
        CompiledPattern<PackedRow> pattern = PatternCompiler.compile(pattern(clause));
        this.stages = pattern.stages();
        this.matcher = new PatternMatcher<>(pattern, false, clock, UnaryOperator.identity(), rows);
    }

    private Pattern<PackedRow, PackedRow> pattern(MatchClause clause) {
        Pattern<PackedRow, PackedRow> pattern = null;
        for (MatchVariable each : clause.variables()) {
            Pattern<PackedRow, PackedRow> next =
                    pattern == null ? Pattern.begin(each.name(), skip(clause.skip())) : pattern.next(each.name());
            pattern = quantified(next.where(condition(each)), each);
        }
        Pattern<PackedRow, PackedRow> whole = Objects.requireNonNull(pattern);
        return clause.windowMillis() > 0 ? whole.within(Duration.ofMillis(clause.windowMillis())) : whole;
    }

    private static AfterMatchSkipStrategy skip(MatchSkip skip) {
        return switch (skip) {
            case MatchSkip.PastLastRow _ -> AfterMatchSkipStrategy.skipPastLastEvent();
            case MatchSkip.ToNextRow _ -> AfterMatchSkipStrategy.skipToNext();
            case MatchSkip.ToFirst first ->
                AfterMatchSkipStrategy.skipToFirst(first.variable()).throwExceptionOnMiss();
            case MatchSkip.ToLast last ->
                AfterMatchSkipStrategy.skipToLast(last.variable()).throwExceptionOnMiss();
        };
    }

    private IterativeCondition<PackedRow> condition(MatchVariable variable) {
        return variable.condition().values().isEmpty()
                ? new RowCondition(
                        current,
                        settings.expressions().filter(variable.condition().result()))
                : new PathCondition(variable.name(), variable.condition(), input, packer, current, settings);
    }

    private static Pattern<PackedRow, PackedRow> quantified(
            Pattern<PackedRow, PackedRow> pattern, MatchVariable variable) {
        if (variable.isSingle()) return pattern;
        int least = variable.least();
        int most = variable.most();
        if (least == 0 && most == 1) return pattern.optional();
        Pattern<PackedRow, PackedRow> repeated = switch (most) {
            case MatchVariable.UNBOUNDED ->
                switch (least) {
                    case 0 -> pattern.oneOrMore().optional();
                    case 1 -> pattern.oneOrMore();
                    default -> pattern.timesOrMore(least);
                };
            default -> pattern.times(least, most);
        };
        Pattern<PackedRow, PackedRow> consecutive = repeated.consecutive();
        return variable.isGreedy() && least != most ? consecutive.greedy() : consecutive;
    }

    /// Registers the metrics of a subtask.
    ///
    /// @param held the number of rows in partial matches
    /// @param waiting the number of rows that wait
    void register(MetricGroup group, AtomicLong held, AtomicLong waiting) {
        PatternMetrics.register(group, stages, matcher, held, waiting);
    }

    /// Counts the partial matches of a restored partition.
    void count(KeyMatches<PackedRow> partition) {
        matcher.count(matcher.runs(partition));
    }

    /// Removes the waiting rows of the current partition up to a time, and returns them.
    DueEvents<PackedRow> takeDue(KeyMatches<PackedRow> partition, long upTo) {
        return matcher.takeDue(partition, upTo);
    }

    /// Returns the names of the stages of the pattern, to which stored matches refer.
    List<String> stages() {
        return matcher.stageNames();
    }

    /// Returns the matches of a partition without rows.
    KeyMatches<PackedRow> newPartition() {
        return matcher.newKey();
    }

    /// Returns the time between the first and the last row that a match must stay below, in milliseconds. It is 0 if
    /// there is no limit.
    long windowMillis() {
        return matcher.windowMillis();
    }

    /// Matches a row of a partition.
    ///
    /// @param packed the same row
    /// @param time the time of the row in milliseconds
    /// @return whether a partial match started whose time ends
    boolean process(KeyMatches<PackedRow> partition, ColumnBatch batch, int row, PackedRow packed, long time)
            throws Exception {
        current.at(batch, row);
        return matcher.match(partition, packed, time, results) && matcher.hasWindow();
    }

    /// Drops the partial matches of a partition whose time is over.
    void advance(KeyMatches<PackedRow> partition, long time) throws Exception {
        matcher.advance(partition, time, results);
    }

    /// Emits the matches that were found.
    void emit() {
        results.emit();
    }
}
