package vn.hamrong.bench;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** A hospital of {@code bench/hospitals}. */
public record BenchHospital(String code, int port, String charset) {
    public static final List<BenchHospital> ALL = List.of(
            new BenchHospital("BENCH1", 13_576, "UTF-8"),
            new BenchHospital("BENCH2", 13_577, "windows-1258"),
            new BenchHospital("BENCH3", 13_578, "TCVN3"));

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
