package dev.millrace.sql.parser;

/// Knows from the words of a statement whether a semicolon belongs to a statement set inside of it.
final class WordsOfStatement {
    private String previous = "";
    private String beforePrevious = "";
    private boolean isInsideSet;
    private boolean isStartOfMember;

    void word(String word) {
        boolean begins = word.equals("BEGIN") && previous.equals("SET") && beforePrevious.equals("STATEMENT");
        if (begins) isInsideSet = true;
        else if (isInsideSet && isStartOfMember && word.equals("END")) isInsideSet = false;
        isStartOfMember = begins;
        beforePrevious = previous;
        previous = word;
    }

    void semicolon() {
        other();
        isStartOfMember = true;
    }

    void other() {
        isStartOfMember = false;
        beforePrevious = "";
        previous = "";
    }

    boolean isInsideSet() {
        return isInsideSet;
    }
}
