package dev.millrace.examples.tables;

import dev.millrace.table.functions.ScalarFunction;

/// Rates the payments of a card in an hour.
public final class Rating extends ScalarFunction {
    private static final long serialVersionUID = 1L;

    /// Creates the function.
    public Rating() {}

    /// Returns a word for a number of payments and their sum.
    public String eval(Long payments, Long total) {
        return total / payments > 1000 ? "one large payment" : "several payments";
    }
}
