package vn.hamrong.exchange.routes.delivery;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Destination.Address;
import vn.hamrong.shared.outgoing.Partner;
import vn.hamrong.shared.routes.outgoing.Credentials;
import vn.hamrong.shared.routes.outgoing.HttpPartner;
import vn.hamrong.shared.routes.outgoing.OAuthLogin;
import vn.hamrong.shared.routes.outgoing.PartnerAddress;

/** Makes the caller of a web destination from what its hospital's file says. */
public final class WebPartners {
    private static final int ANSWER_MAX = 1024 * 1024;

    private final Path keys;
    private final Clock clock;

    /**
     * With the files of one folder.
     *
     * @param keys the folder that PEM files and secrets lie in
     */
    public WebPartners(Path keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Partner of(Destination to) {
        Address.Web web = to.address()
                .match(
                        mllp -> {
                            throw new IllegalStateException("not a web destination");
                        },
                        address -> address);
        return new HttpPartner(
                address(web.url(), web, to),
                web.login().map(login -> credentials(login, web, to)).orElse(Credentials.NONE));
    }

    private Credentials credentials(Destination.Login login, Address.Web web, Destination to) {
        Partner tokens = new HttpPartner(address(login.tokenUrl(), web, to), Credentials.NONE);
        OAuthLogin.Client client =
                new OAuthLogin.Client(login.clientId(), keys.resolve(login.secretFile()), login.scope());
        return new OAuthLogin(tokens, client, clock);
    }

    private PartnerAddress address(URI url, Address.Web web, Destination to) {
        return new PartnerAddress(
                url, web.tls().map(tls -> TlsNames.in(keys, tls)), to.pace().patience(), ANSWER_MAX);
    }
}
