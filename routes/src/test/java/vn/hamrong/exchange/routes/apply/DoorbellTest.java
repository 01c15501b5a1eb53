package vn.hamrong.exchange.routes.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Lane;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.JournalNumber;

class DoorbellTest {
    private static final Lane LANE = new Lane(new FacilityCode("38901"), "a");

    private final List<WakeUp> heard = new ArrayList<>();
    private boolean broken;

    private final Doorbell doorbell = new Doorbell(wakeUp -> {
        if (broken) {
            throw new IllegalStateException("no route");
        }
        heard.add(wakeUp);
    });

    @Test
    void ringsOnceUntilAWorkerLooks() {
        ring(1);
        ring(2);
        assertThat(heard).hasSize(1);

        doorbell.answered();
        ring(3);
        assertThat(heard).extracting(WakeUp::number).containsExactly(new JournalNumber(1), new JournalNumber(3));
    }

    @Test
    void aRingNobodyCouldHearIsNoRing() {
        broken = true;
        assertThatThrownBy(() -> ring(1)).isInstanceOf(IllegalStateException.class);

        broken = false;
        ring(2);
        assertThat(heard).hasSize(1);
    }

    private void ring(long number) {
        doorbell.accept(new JournalNumber(number), LANE);
    }
}
