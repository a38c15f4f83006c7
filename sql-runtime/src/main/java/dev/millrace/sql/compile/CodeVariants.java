package dev.millrace.sql.compile;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.compile.support.GeneratedCode;
import org.jspecify.annotations.Nullable;

/// Has two variants of generated code: a faster one for batches without NULLs in the columns that it reads, and one for
/// all batches. A variant is compiled when the first batch needs it. Not thread-safe.
final class CodeVariants {
    private final int[] columns;
    private final Compilation compilation;
    private final @Nullable GeneratedCode[] variants = new GeneratedCode[2];
    private boolean isRefused;

    /// Compiles a variant.
    interface Compilation {
        GeneratedCode of(boolean hasNulls);
    }

    /// Creates the variants.
    ///
    /// @param columns the indexes of the columns that the code reads
    CodeVariants(int[] columns, Compilation compilation) {
        this.columns = columns;
        this.compilation = compilation;
    }

    /// Returns the variant for a batch, or null if the expressions cannot be compiled.
    @Nullable
    GeneratedCode of(ColumnBatch input) {
        if (isRefused) return null;
        boolean hasNulls = false;
        for (int each : columns) hasNulls |= input.column(each).hasNulls();
        int index = hasNulls ? 1 : 0;
        GeneratedCode known = variants[index];
        return known == null ? compiled(index) : known;
    }

    private @Nullable GeneratedCode compiled(int index) {
        try {
            GeneratedCode compiled = compilation.of(index == 1);
            variants[index] = compiled;
            return compiled;
        } catch (RuntimeException | LinkageError refused) {
            isRefused = true;
            return null;
        }
    }
}
