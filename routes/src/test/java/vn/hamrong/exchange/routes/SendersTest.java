package vn.hamrong.exchange.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.shared.FacilityCode;

class SendersTest {
    private static final X500Principal HIS = new X500Principal("CN=his, O=Ham Rong");

    @Test
    void knowsAHospitalByItsOwnPort() throws Exception {
        List<Hospital> hospitals =
                List.of(Fixtures.hamRong(Fixtures.ownPort(2580)), Fixtures.ngocLac(Fixtures.ownPort(2581)));

        assertThat(who(hospitals, peer(2580, "127.0.0.1"))).isEqualTo(Fixtures.HAM_RONG);
        assertThat(who(hospitals, peer(2581, "127.0.0.1"))).isEqualTo(Fixtures.NGOC_LAC);
        assertThat(who(hospitals, peer(2582, "127.0.0.1"))).isEqualTo(FacilityCode.UNKNOWN);
    }

    @Test
    void knowsAHospitalOnTheSharedPortByItsAddress() throws Exception {
        List<Hospital> hospitals = List.of(
                Fixtures.hamRong(Fixtures.plainFrom(2575, "10.1.0.0/16", "fd00::/8")),
                Fixtures.ngocLac(Fixtures.plainFrom(2575, "10.2.3.4")));

        assertThat(who(hospitals, peer(2575, "10.1.255.1"))).isEqualTo(Fixtures.HAM_RONG);
        assertThat(who(hospitals, peer(2575, "fd12::1"))).isEqualTo(Fixtures.HAM_RONG);
        assertThat(who(hospitals, peer(2575, "10.2.3.4"))).isEqualTo(Fixtures.NGOC_LAC);
        assertThat(who(hospitals, peer(2575, "10.2.3.5"))).isEqualTo(FacilityCode.UNKNOWN);
    }

    @Test
    void knowsAHospitalByItsCertificateHoweverItIsWritten() throws Exception {
        List<Hospital> hospitals = List.of(Fixtures.hamRong(Fixtures.certified(2575, "cn=HIS,o=ham rong")));

        assertThat(who(hospitals, new Peer(2575, address("10.1.1.1"), true, Optional.of(HIS))))
                .isEqualTo(Fixtures.HAM_RONG);
        assertThat(who(hospitals, new Peer(2575, address("10.1.1.1"), true, Optional.empty())))
                .isEqualTo(FacilityCode.UNKNOWN);
    }

    @Test
    void takesPlainTextFromAfarOnlyWhereTheFileAllowsIt() throws Exception {
        List<Hospital> hospitals = List.of(
                Fixtures.hamRong(Fixtures.ownPort(2580)), Fixtures.ngocLac(Fixtures.plainFrom(2581, "10.0.0.0/8")));

        assertThat(who(hospitals, peer(2580, "10.1.1.1"))).isEqualTo(FacilityCode.UNKNOWN);
        assertThat(who(hospitals, peer(2581, "10.1.1.1"))).isEqualTo(Fixtures.NGOC_LAC);
        assertThat(new Senders(hospitals, false, true)
                        .of(peer(2580, "10.1.1.1"))
                        .hospital())
                .isEqualTo(Fixtures.HAM_RONG);
    }

    @Test
    void isNobodysWhenTwoHospitalsFit() throws Exception {
        List<Hospital> hospitals =
                List.of(Fixtures.hamRong(Fixtures.ownPort(2575)), Fixtures.ngocLac(Fixtures.ownPort(2575)));

        assertThat(who(hospitals, peer(2575, "127.0.0.1"))).isEqualTo(FacilityCode.UNKNOWN);
    }

    private static FacilityCode who(List<Hospital> hospitals, Peer peer) {
        return new Senders(hospitals, false, false).of(peer).hospital();
    }

    private static Peer peer(int port, String address) throws UnknownHostException {
        return new Peer(port, address(address), false, Optional.empty());
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}
