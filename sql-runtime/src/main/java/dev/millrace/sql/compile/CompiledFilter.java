package dev.millrace.sql.compile;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.support.GeneratedCode;

/// Runs generated code. If the code fails, the interpreter evaluates the batch again, and throws the fault of the first
/// row that has one.
final class CompiledFilter implements BatchFilter {
    private final CodeVariants code;
    private final BatchFilter interpreted;

    CompiledFilter(CodeVariants code, BatchFilter interpreted) {
        this.code = code;
        this.interpreted = interpreted;
    }

    @Override
    public int select(ColumnBatch input, int[] rows) {
        GeneratedCode chosen = code.of(input, input.size(), false);
        if (chosen == null) return interpreted.select(input, rows);
        try {
            return chosen.select(input, rows);
        } catch (RuntimeException failed) {
            return interpreted.select(input, rows);
        }
    }
}
