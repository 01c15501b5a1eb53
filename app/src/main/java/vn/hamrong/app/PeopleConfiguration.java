package vn.hamrong.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import vn.hamrong.app.config.HubProperties;
import vn.hamrong.exchange.Hospital;
import vn.hamrong.exchange.Hospitals;
import vn.hamrong.shared.AuditTrail;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.FacilityCode;
import vn.hamrong.shared.Role;
import vn.hamrong.shared.Staff;
import vn.hamrong.shared.UnitOfWork;
import vn.hamrong.shared.fhir.security.audit.AuditNote;
import vn.hamrong.shared.people.Administration;
import vn.hamrong.shared.people.Credentials;
import vn.hamrong.shared.people.FirstAdministrators;
import vn.hamrong.shared.people.Login;
import vn.hamrong.shared.people.LoginAttempts;
import vn.hamrong.shared.people.OwnAccount;
import vn.hamrong.shared.people.PasswordHashes;
import vn.hamrong.shared.people.PeopleAudit;
import vn.hamrong.shared.store.JdbcCredentials;
import vn.hamrong.shared.store.JdbcLoginAttempts;
import vn.hamrong.shared.store.JdbcStaff;
import vn.hamrong.shared.store.SecretBox;
import vn.hamrong.shared.web.Demo;
import vn.hamrong.shared.web.Noted;
import vn.hamrong.shared.web.PublicSite;
import vn.hamrong.shared.web.Sessions;
import vn.hamrong.shared.web.WebConfiguration;
import vn.hamrong.shared.web.login.BoundedHashes;
import vn.hamrong.shared.web.login.Entrance;
import vn.hamrong.shared.web.login.LoginPage;
import vn.hamrong.shared.web.login.ProvinceDoor;
import vn.hamrong.shared.web.login.ProvinceIssuer;
import vn.hamrong.shared.web.login.ProvinceLogin;

/** People: who they are, how they prove it, and the pages they see. */
@Configuration(proxyBeanMethods = false)
@Import(WebConfiguration.class)
class PeopleConfiguration {

    @Bean
    Facilities facilities(Hospitals hospitals) {
        return new JoinedFacilities(hospitals);
    }

    private record JoinedFacilities(Hospitals all) implements Facilities {
        @Override
        public String name(FacilityCode code) {
            return code.equals(FacilityCode.DEPARTMENT)
                    ? "Sở Y tế"
                    : all.find(code).map(Hospital::name).orElse(code.value());
        }

        @Override
        public boolean exists(FacilityCode code) {
            return code.equals(FacilityCode.DEPARTMENT) || all.find(code).isPresent();
        }

        @Override
        public List<FacilityCode> hospitals() {
            return all.all().stream().map(Hospital::code).toList();
        }
    }

    @Bean
    Staff staff(DataSource database) {
        return new JdbcStaff(database);
    }

    @Bean
    Credentials credentials(DataSource database, UnitOfWork unit, HubProperties hub) {
        byte[] key = new OwnerOnlyFile(hub.dataFolder().resolve("people-key")).readOrCreateKey();
        return new JdbcCredentials(database, unit, new SecretBox(key));
    }

    @Bean
    LoginAttempts loginAttempts(DataSource database, UnitOfWork unit) {
        return new JdbcLoginAttempts(database, unit);
    }

    @Bean
    PasswordHashes passwordHashes() {
        return new BoundedHashes();
    }

    @Bean
    Login login(Staff staff, Credentials credentials, LoginAttempts attempts, PasswordHashes hashes, Clock clock) {
        return new Login(staff, credentials, attempts, hashes, clock);
    }

    @Bean
    OwnAccount ownAccount(Staff staff, OwnAccount.Proofs proofs, AuditTrail trail, UnitOfWork unit, Clock clock) {
        return new OwnAccount(staff, proofs, trail, unit, clock);
    }

    @Bean
    OwnAccount.Proofs proofs(Credentials credentials, PasswordHashes hashes, LoginAttempts attempts) {
        return new OwnAccount.Proofs(credentials, hashes, attempts);
    }

    @Bean
    Administration administration(
            Staff staff, Credentials credentials, AuditTrail trail, UnitOfWork unit, Clock clock) {
        return new Administration(staff, credentials, trail, unit, clock);
    }

    @Bean
    Entrance entrance(Staff staff, Sessions sessions, AuditTrail trail, HubProperties hub, Clock clock) {
        return new Entrance(
                staff, sessions, new PeopleAudit(trail, clock), hub.http().trustedProxy(), clock);
    }

    @Bean
    PublicSite publicSite(HubProperties hub) {
        return new PublicSite(hub.publicUrl());
    }

    @Bean
    Noted noted() {
        return (request, me) -> AuditNote.of(request).actor(me.person().actor(), me.facility(), Role.words(me.roles()));
    }

    @Bean
    LoginPage.Surroundings loginSurroundings(Facilities facilities, ProvinceIssuer issuer) {
        return new LoginPage.Surroundings(facilities, issuer.isWanted());
    }

    @Bean
    ProvinceIssuer provinceIssuer(HubProperties hub, Clock clock) {
        HubProperties.Oidc oidc = hub.people().oidc();
        return new ProvinceIssuer(
                oidc.on() && oidc.clientSecretFile() != null
                        ? Optional.of(settings(oidc, oidc.clientSecretFile(), hub.publicUrl()))
                        : Optional.empty(),
                clock);
    }

    private static ProvinceIssuer.Settings settings(HubProperties.Oidc oidc, Path secret, URI hub) {
        return new ProvinceIssuer.Settings(
                URI.create(oidc.issuer()),
                oidc.clientId(),
                new OwnerOnlyFile(secret).read().strip(),
                oidc.claim(),
                hub);
    }

    @Bean
    ProvinceDoor provinceDoor(ProvinceIssuer issuer, Staff staff, Login login, ProvinceDoor.Ways ways) {
        return new ProvinceDoor(issuer, staff, login, ways);
    }

    @Bean
    ProvinceDoor.Ways provinceWays(Entrance entrance, Sessions sessions) {
        return new ProvinceDoor.Ways(entrance, sessions);
    }

    @Bean
    ProvinceLogin provinceLogin(ProvinceIssuer issuer, ProvinceDoor door, Clock clock) {
        return new ProvinceLogin(issuer, door, clock);
    }

    /** For ID tokens of the province's issuer; tokens of the hub itself have their own decoder. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokenDecoders(ProvinceLogin login) {
        return login::decoder;
    }

    @Bean
    FirstAdministratorFiles firstAdministratorFiles(
            FirstAdministrators administrators, Facilities facilities, HubProperties hub, Clock clock) {
        Path configured = hub.people().firstAdministrators();
        Path folder = configured == null ? hub.dataFolder().resolve("first-administrators") : configured;
        FirstAdministratorFiles.Site site = new FirstAdministratorFiles.Site(hub.publicUrl(), clock);
        return new FirstAdministratorFiles(folder, administrators, facilities, site);
    }

    @Bean
    Housekeeping.EveryMinute invitationSweep(FirstAdministratorFiles files) {
        return new Housekeeping.EveryMinute(files::sweep);
    }

    @Bean
    FirstAdministrators firstAdministrators(
            Staff staff, Credentials credentials, AuditTrail trail, UnitOfWork unit, Clock clock) {
        return new FirstAdministrators(staff, credentials, trail, unit, clock);
    }

    /** Before the ports open, so that whoever comes first finds them. The demo's people need no invitation. */
    @Bean
    SmartInitializingSingleton firstPeople(Demo demo, Staff staff, UnitOfWork unit, FirstAdministratorFiles files) {
        return () -> {
            unit.inOne(() -> demo.people().forEach(staff::add));
            if (!demo.on()) {
                files.write();
            }
        };
    }
}
