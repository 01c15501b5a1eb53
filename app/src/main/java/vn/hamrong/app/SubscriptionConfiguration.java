package vn.hamrong.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Destination;
import vn.hamrong.exchange.Hook;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.DeliveryPace;
import vn.hamrong.shared.fhir.NoticeConfiguration;
import vn.hamrong.shared.fhir.notice.Audience;
import vn.hamrong.shared.fhir.notice.NoticeChannel;
import vn.hamrong.shared.fhir.notice.Wish;
import vn.hamrong.shared.outgoing.Partner;
import vn.hamrong.shared.routes.outgoing.ClientTls;
import vn.hamrong.shared.routes.outgoing.Credentials;
import vn.hamrong.shared.routes.outgoing.HttpPartner;
import vn.hamrong.shared.routes.outgoing.OAuthLogin;
import vn.hamrong.shared.routes.outgoing.PartnerAddress;

/** FHIR subscriptions: the wishes of the hospitals' files, told over HTTP. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {
    /** An answer to a notice says nothing we read. */
    private static final int ANSWER_MAX = 65_536;

    @Bean
    NoticeConfiguration.Wishes wishes(Hospitals hospitals) {
        return new NoticeConfiguration.Wishes(
                hooks(hospitals).stream().map(SubscriptionConfiguration::wish).toList());
    }

    @Bean
    NoticeChannel noticeChannel(
            Hospitals hospitals, Audience audience, AuditTrail audit, HubProperties hub, Clock clock) {
        Map<String, NoticeChannel.Told> told = new HashMap<>();
        for (Hook hook : hooks(hospitals)) {
            Partner endpoint = partner(hook.endpoint(), hub.hospitals(), clock);
            told.put(hook.fullName(), new NoticeChannel.Told(wish(hook), endpoint));
        }
        return new NoticeChannel(told, audience, audit, clock);
    }

    private static List<Hook> hooks(Hospitals hospitals) {
        return hospitals.all().stream()
                .flatMap(hospital -> hospital.hooks().stream())
                .toList();
    }

    private static Wish wish(Hook hook) {
        return new Wish(hook.fullName(), hook.hospital(), hook.criteria(), hook.payload());
    }

    private static Partner partner(Destination.Address.Web web, Path folder, Clock clock) {
        Optional<ClientTls> tls = web.tls().map(files -> tls(files, folder));
        Credentials credentials = web.login()
                .<Credentials>map(login -> new OAuthLogin(
                        new HttpPartner(address(login.tokenUrl(), tls), Credentials.NONE),
                        new OAuthLogin.Client(login.clientId(), folder.resolve(login.secretFile()), login.scope()),
                        clock))
                .orElse(Credentials.NONE);
        return new HttpPartner(address(web.url(), tls), credentials);
    }

    private static PartnerAddress address(URI url, Optional<ClientTls> tls) {
        return new PartnerAddress(url, tls, DeliveryPace.USUAL.patience(), ANSWER_MAX);
    }

    private static ClientTls tls(Destination.Tls files, Path folder) {
        return new ClientTls(
                files.authorities().map(folder::resolve),
                files.certificate().map(folder::resolve),
                files.key().map(folder::resolve));
    }
}
