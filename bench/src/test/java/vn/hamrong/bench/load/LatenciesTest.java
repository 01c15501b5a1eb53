package vn.hamrong.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentilesAreThoseOfTheSortedTimes() {
        Latencies latencies = new Latencies();
        for (int i = 2000; i >= 1; i--) {
            latencies.add(i * 1_000_000L);
        }

        assertThat(latencies.millis(0.50)).isEqualTo(1000);
        assertThat(latencies.millis(0.99)).isEqualTo(1980);
        assertThat(latencies.millis(1)).isEqualTo(2000);
        assertThat(new Latencies().millis(0.99)).isZero();
    }
}
