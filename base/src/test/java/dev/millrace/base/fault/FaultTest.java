package dev.millrace.base.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class FaultTest {
    private static final Fault FULL = new Fault(1999, Category.OPERATIONS, "a disk is full");

    @Test
    void a_fault_says_what_why_and_how_to_fix() {
        MillraceException thrown =
                FULL.what("disk %s is full", "a").why("%d bytes are left", 0).fix("delete something");

        assertThat(thrown).hasMessage("MR-1999 disk a is full\n  why   0 bytes are left\n  fix   delete something");
        assertThat(thrown.fault()).isEqualTo(FULL);
    }

    @Test
    void a_cause_serves_as_the_reason_where_none_was_given() {
        MillraceException thrown =
                FULL.what("no write").cause(new IllegalStateException("gone")).fix("look");

        assertThat(thrown.why()).isEqualTo("IllegalStateException: gone");
        assertThat(thrown).hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_place_is_added_once_and_the_rest_stays() {
        MillraceException bare = FULL.what("disk %s is full", "a")
                .cause(new IllegalStateException("gone"))
                .fix("delete something");
        bare.addSuppressed(new IllegalArgumentException("also"));

        MillraceException placed = bare.in("'sink' (1/2)").in("'source' (1/2)");

        assertThat(placed)
                .hasMessage("MR-1999 disk a is full\n  where 'sink' (1/2)\n  why   IllegalStateException: gone"
                        + "\n  fix   delete something")
                .hasRootCauseMessage("gone");
        assertThat(placed.where()).isEqualTo("'sink' (1/2)");
        assertThat(placed.fault()).isEqualTo(FULL);
        assertThat(placed.getSuppressed()).hasSize(1);
        assertThat(placed.getStackTrace()).isEqualTo(bare.getStackTrace());
    }

    @Test
    void programs_see_wrong_calls_as_exceptions_of_the_jdk() {
        assertThat(FULL.argument("size %d", 0).fix("give more"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MR-1999 size 0\n  fix   give more");
        assertThat(FULL.state("not open").fix("open it")).isInstanceOf(IllegalStateException.class);
        assertThat(FULL.unsupported("no").fix("leave it out")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_fault_is_found_in_whatever_class_tells_it_and_gets_a_place() {
        CodedException told =
                CodedException.find(new RuntimeException(FULL.argument("size 0").fix("give more")));

        assertThat(told).isNotNull();
        assertThat(told.in("'sink'")).isInstanceOf(CodedArgumentException.class).hasMessageContaining("where 'sink'");
        assertThat(told.fault()).isEqualTo(FULL);
        assertThat(CodedException.of(new IllegalArgumentException("of the JDK")))
                .isNull();
    }

    @Test
    void text_with_percent_signs_and_no_arguments_is_taken_as_it_is() {
        assertThat(FULL.what("100% full").fix("look").what()).isEqualTo("100% full");
    }

    @Test
    void a_broken_invariant_is_a_bug() {
        assertThatThrownBy(() -> Check.that(false, "size %d", 3))
                .isInstanceOfSatisfying(
                        MillraceException.class,
                        thrown -> assertThat(thrown.fault().category()).isEqualTo(Category.BUG))
                .hasMessageContaining("size 3");
    }
}
