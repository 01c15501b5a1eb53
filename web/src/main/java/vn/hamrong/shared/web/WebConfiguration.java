package vn.hamrong.shared.web;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.hamrong.shared.Facilities;
import vn.hamrong.shared.Staff;

/**
 * The pages. A page of any job is found by itself: a {@link Controller} in a package {@code vn.hamrong.<job>.web}. From
 * outside it needs {@link Staff}, {@link Facilities}, {@link PublicSite}, {@link Noted}, {@link Demo}, {@link MoreLogins}, {@link Clock} and what
 * the pages themselves ask for.
 */
@Configuration(proxyBeanMethods = false)
@Import({PagesSecurity.class, FrameAdvice.class})
@ComponentScan(
        basePackages = "vn.hamrong",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = Controller.class))
public class WebConfiguration {

    private static final String HTMX = "classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/";

    @Bean
    Pages pages(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return Pages.of(mapping);
    }

    @Bean
    Sessions sessions(Staff staff, Facilities facilities, Clock clock) {
        return new Sessions(staff, facilities, clock);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new Language();
    }

    @Bean
    MessageSource messageSource() {
        return Bundles.all();
    }

    @Bean
    Frames frames(ObjectProvider<Pages> pages, Facilities facilities, Demo demo) {
        return new Frames(pages::getObject, facilities, new Language(), demo.on());
    }

    @Bean
    ErrorPages errorPages(@Qualifier("thymeleafViewResolver") ObjectProvider<ViewResolver> views, Frames frames) {
        return new ErrorPages(views::getObject, frames, new Language());
    }

    @Bean
    WebMvcConfigurer pageHandling(ErrorPages errors) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new PageGuard(errors));
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SignedInParameter());
            }

            @Override
            public void addResourceHandlers(ResourceHandlerRegistry files) {
                files.addResourceHandler(Assets.PATTERN)
                        .addResourceLocations("classpath:/web/", HTMX)
                        .setCacheControl(CacheControl.noCache());
            }
        };
    }
}
