package dev.millrace.sql.compile;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.support.GeneratedCode;
import org.jspecify.annotations.Nullable;

/// Has the variants of generated code: for batches with or without NULLs in the columns that the code reads, and for
/// all or some rows of a batch. A variant is compiled when a batch needs it. Not thread-safe.
final class CodeVariants {
    private static final int NULLS = 1;
    private static final int SELECTION = 2;

    private final int[] columns;
    private final Compilation compilation;
    private final @Nullable GeneratedCode[] variants = new GeneratedCode[NULLS + SELECTION + 1];
    private long rowsToInterpret;
    private boolean isRefused;

    /// Compiles a variant.
    interface Compilation {
        GeneratedCode of(boolean hasNulls, boolean isSelected);
    }

    /// Creates the variants.
    ///
    /// @param columns the indexes of the columns that the code reads
    /// @param rowsToInterpret how many rows the interpreter evaluates before the code is compiled
    CodeVariants(int[] columns, long rowsToInterpret, Compilation compilation) {
        this.columns = columns;
        this.rowsToInterpret = rowsToInterpret;
        this.compilation = compilation;
    }

    /// Returns the variant for a batch, or null if the interpreter is to evaluate it: because few rows have come so
    /// far, or because the expressions cannot be compiled.
    ///
    /// @param count the number of rows to evaluate
    @Nullable
    GeneratedCode of(ColumnBatch input, int count, boolean isSelected) {
        rowsToInterpret -= count;
        if (rowsToInterpret >= 0 || isRefused) return null;
        boolean hasNulls = false;
        for (int each : columns) hasNulls |= input.column(each).hasNulls();
        int index = (hasNulls ? NULLS : 0) + (isSelected ? SELECTION : 0);
        GeneratedCode known = variants[index];
        return known == null ? compiled(index) : known;
    }

    private @Nullable GeneratedCode compiled(int index) {
        try {
            GeneratedCode compiled = compilation.of((index & NULLS) != 0, (index & SELECTION) != 0);
            variants[index] = compiled;
            return compiled;
        } catch (RuntimeException | LinkageError refused) {
            isRefused = true;
            return null;
        }
    }
}
