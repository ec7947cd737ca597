//! Which variables a base image sets, as far as one can know without asking a registry.
//!
//! A builder reads them from the image. Here is what those images set that most files build on; any other image may
//! set whatever one of these does, so that nothing is called undefined that may well be defined.

use dockerfmt_semantic::{Base, Stage};
use dockerfmt_syntax::ast::ImageReference;

/// What the image at the end of a chain of stages sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BaseVariables {
    /// These, and the `PATH` that every image has.
    Known(&'static [&'static [&'static str]]),
    /// Nobody knows; likely what other images set.
    Unknown,
}

/// An image by its name on Docker Hub, or by a path that is its own, with what it sets.
struct Image {
    names: &'static [&'static str],
    variables: &'static [&'static [&'static str]],
}

const fn image(names: &'static [&'static str], variables: &'static [&'static [&'static str]]) -> Image {
    Image { names, variables }
}

const JAVA: &[&str] = &["JAVA_HOME", "JAVA_URL_VERSION", "JAVA_VERSION", "LANG", "LANGUAGE", "LC_ALL"];

const LANG: &[&str] = &["LANG", "LANGUAGE", "LC_ALL"];

const DOTNET: &[&str] = &[
    "APP_UID",
    "ASPNETCORE_HTTP_PORTS",
    "ASPNETCORE_URLS",
    "ASPNET_VERSION",
    "DOTNET_GENERATE_ASPNET_CERTIFICATE",
    "DOTNET_NOLOGO",
    "DOTNET_RUNNING_IN_CONTAINER",
    "DOTNET_SDK_VERSION",
    "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
    "DOTNET_USE_POLLING_FILE_WATCHER",
    "DOTNET_VERSION",
    "NUGET_XMLDOC_MODE",
    "POWERSHELL_DISTRIBUTION_CHANNEL",
];

const PHP: &[&str] = &[
    "APACHE_CONFDIR",
    "APACHE_ENVVARS",
    "GPG_KEYS",
    "PHPIZE_DEPS",
    "PHP_ASC_URL",
    "PHP_CFLAGS",
    "PHP_CPPFLAGS",
    "PHP_EXTRA_CONFIGURE_ARGS",
    "PHP_INI_DIR",
    "PHP_LDFLAGS",
    "PHP_MD5",
    "PHP_SHA256",
    "PHP_URL",
    "PHP_VERSION",
];

const RUBY: &[&str] = &[
    "BUNDLE_APP_CONFIG",
    "BUNDLE_BIN",
    "BUNDLE_PATH",
    "BUNDLE_SILENCE_ROOT_WARNING",
    "GEM_HOME",
    "LANG",
    "RUBYGEMS_VERSION",
    "RUBY_DOWNLOAD_SHA256",
    "RUBY_DOWNLOAD_URL",
    "RUBY_MAJOR",
    "RUBY_VERSION",
];

const PYTHON: &[&str] = &[
    "GPG_KEY",
    "LANG",
    "PYTHON_GET_PIP_SHA256",
    "PYTHON_GET_PIP_URL",
    "PYTHON_PIP_VERSION",
    "PYTHON_SETUPTOOLS_VERSION",
    "PYTHON_SHA256",
    "PYTHON_VERSION",
];

const ERLANG: &[&str] = &["LANG", "OTP_VERSION", "REBAR3_VERSION", "REBAR_VERSION"];

/// Names of Docker Hub's own images have no slash.
static IMAGES: &[Image] = &[
    image(
        &[
            "almalinux",
            "alpine",
            "amazonlinux",
            "archlinux",
            "buildpack-deps",
            "busybox",
            "cirros",
            "clearlinux",
            "crux",
            "debian",
            "gcc",
            "opensuse/leap",
            "opensuse/tumbleweed",
            "rockylinux",
            "sl",
            "ubuntu",
        ],
        &[],
    ),
    image(&["centos", "centos/centos"], &[]),
    image(&["fedora", "registry.fedoraproject.org/fedora"], &[&["DISTTAG", "FBR", "FGC"]]),
    image(
        &["ubi8", "ubi9", "registry.access.redhat.com/ubi9", "registry.access.redhat.com/ubi8"],
        &[&["container"]],
    ),
    image(
        &["amazoncorretto", "eclipse-temurin", "ibm-semeru-runtimes", "ibmjava", "openjdk", "sapmachine"],
        &[JAVA],
    ),
    image(&["maven"], &[JAVA, &["MAVEN_CONFIG", "MAVEN_HOME", "MAVEN_OPTS"]]),
    image(&["gradle"], &[JAVA, &["GRADLE_HOME", "GRADLE_VERSION"]]),
    image(
        &["tomcat"],
        &[
            JAVA,
            &[
                "CATALINA_HOME",
                "GPG_KEYS",
                "LD_LIBRARY_PATH",
                "TOMCAT_MAJOR",
                "TOMCAT_NATIVE_LIBDIR",
                "TOMCAT_SHA512",
                "TOMCAT_VERSION",
            ],
        ],
    ),
    image(&["jetty"], &[JAVA, &["JETTY_BASE", "JETTY_HOME", "JETTY_KEYS", "JETTY_VERSION", "TMPDIR"]]),
    image(&["groovy"], &[JAVA, &["GROOVY_HOME", "GROOVY_VERSION"]]),
    image(&["clojure"], &[JAVA, &["CLOJURE_VERSION", "LEIN_INSTALL", "LEIN_ROOT", "LEIN_VERSION"]]),
    image(
        &["cassandra"],
        &[JAVA, &["CASSANDRA_CONF", "CASSANDRA_HOME", "CASSANDRA_VERSION", "GOSU_VERSION"]],
    ),
    image(&["python"], &[PYTHON]),
    image(
        &["pypy"],
        &[&["LANG", "PYPY_VERSION", "PYTHON_GET_PIP_SHA256", "PYTHON_GET_PIP_URL", "PYTHON_PIP_VERSION"]],
    ),
    image(&["node"], &[&["NODE_VERSION", "YARN_VERSION"]]),
    image(&["golang"], &[&["GOLANG_VERSION", "GOPATH", "GOTOOLCHAIN"]]),
    image(&["rust"], &[&["CARGO_HOME", "RUSTUP_HOME", "RUST_VERSION"]]),
    image(&["ruby"], &[RUBY]),
    image(&["jruby"], &[RUBY, JAVA, &["JRUBY_SHA256", "JRUBY_VERSION"]]),
    image(&["php"], &[PHP]),
    image(
        &["wordpress"],
        &[PHP, &["WORDPRESS_CLI_GPG_KEY", "WORDPRESS_CLI_SHA512", "WORDPRESS_CLI_VERSION"]],
    ),
    image(&["drupal"], &[PHP, &["COMPOSER_ALLOW_SUPERUSER", "DRUPAL_VERSION"]]),
    image(&["composer"], &[PHP, &["COMPOSER_ALLOW_SUPERUSER", "COMPOSER_HOME", "COMPOSER_VERSION"]]),
    image(&["erlang"], &[ERLANG]),
    image(&["elixir"], &[ERLANG, &["ELIXIR_VERSION"]]),
    image(&["haskell"], &[LANG]),
    image(&["julia"], &[&["JULIA_GPG", "JULIA_PATH", "JULIA_VERSION"]]),
    image(&["r-base"], &[LANG, &["R_BASE_VERSION"]]),
    image(
        &["swift"],
        &[&["SWIFT_BRANCH", "SWIFT_PLATFORM", "SWIFT_SIGNING_KEY", "SWIFT_VERSION", "SWIFT_WEBROOT"]],
    ),
    image(
        &["postgres"],
        &[&["GOSU_VERSION", "LANG", "PGDATA", "PG_MAJOR", "PG_SHA256", "PG_VERSION", "DOCKER_PG_LLVM_DEPS"]],
    ),
    image(&["mysql"], &[&["GOSU_VERSION", "MYSQL_MAJOR", "MYSQL_SHELL_VERSION", "MYSQL_VERSION"]]),
    image(
        &["mariadb"],
        &[&["GOSU_VERSION", "GPG_KEYS", "LANG", "MARIADB_MAJOR", "MARIADB_VERSION", "REPOSITORY"]],
    ),
    image(
        &["mongo"],
        &[&[
            "GLIBC_TUNABLES",
            "GOSU_VERSION",
            "HOME",
            "JSYAML_CHECKSUM",
            "JSYAML_VERSION",
            "MONGO_MAJOR",
            "MONGO_PACKAGE",
            "MONGO_REPO",
            "MONGO_VERSION",
        ]],
    ),
    image(&["redis"], &[&["GOSU_VERSION", "REDIS_DOWNLOAD_SHA", "REDIS_DOWNLOAD_URL", "REDIS_VERSION"]]),
    image(&["memcached"], &[&["MEMCACHED_SHA1", "MEMCACHED_URL", "MEMCACHED_VERSION"]]),
    image(
        &["rabbitmq"],
        &[
            LANG,
            &[
                "ERLANG_INSTALL_PATH_PREFIX",
                "HOME",
                "OPENSSL_INSTALL_PATH_PREFIX",
                "RABBITMQ_DATA_DIR",
                "RABBITMQ_HOME",
                "RABBITMQ_LOGS",
                "RABBITMQ_PGP_KEY_ID",
                "RABBITMQ_VERSION",
            ],
        ],
    ),
    image(
        &["nginx", "nginxinc/nginx-unprivileged"],
        &[&[
            "ACME_VERSION",
            "DYNPKG_RELEASE",
            "NGINX_VERSION",
            "NJS_RELEASE",
            "NJS_VERSION",
            "PKG_RELEASE",
            "UID",
            "GID",
        ]],
    ),
    image(&["httpd"], &[&["HTTPD_PATCHES", "HTTPD_PREFIX", "HTTPD_SHA256", "HTTPD_VERSION"]]),
    image(&["haproxy"], &[&["HAPROXY_SHA256", "HAPROXY_URL", "HAPROXY_VERSION"]]),
    image(&["caddy"], &[&["CADDY_VERSION", "XDG_CONFIG_HOME", "XDG_DATA_HOME"]]),
    image(
        &["docker"],
        &[&[
            "DIND_COMMIT",
            "DOCKER_BUILDX_VERSION",
            "DOCKER_COMPOSE_VERSION",
            "DOCKER_TLS_CERTDIR",
            "DOCKER_VERSION",
        ]],
    ),
    image(
        &[
            "mcr.microsoft.com/dotnet/aspnet",
            "mcr.microsoft.com/dotnet/runtime",
            "mcr.microsoft.com/dotnet/runtime-deps",
            "mcr.microsoft.com/dotnet/sdk",
        ],
        &[DOTNET],
    ),
];

/// What else images often set; an image that is not in the list may.
const OFTEN: &[&str] = &[
    "BASH_ENV",
    "CLASSPATH",
    "CMAKE_PREFIX_PATH",
    "CONDA_DIR",
    "CPATH",
    "CPLUS_INCLUDE_PATH",
    "CUDA_HOME",
    "CUDA_PATH",
    "CUDA_VERSION",
    "C_INCLUDE_PATH",
    "DEBIAN_FRONTEND",
    "ELASTIC_CONTAINER",
    "FLINK_HOME",
    "GOROOT",
    "HADOOP_HOME",
    "HOME",
    "HOSTNAME",
    "INSTALL_DIR",
    "JENKINS_HOME",
    "JENKINS_VERSION",
    "LD_LIBRARY_PATH",
    "LIBRARY_PATH",
    "MAMBA_ROOT_PREFIX",
    "MAMBA_USER",
    "MANPATH",
    "NB_GID",
    "NB_UID",
    "NB_USER",
    "NCCL_VERSION",
    "NVARCH",
    "NVIDIA_DRIVER_CAPABILITIES",
    "NVIDIA_REQUIRE_CUDA",
    "NVIDIA_VISIBLE_DEVICES",
    "NVM_DIR",
    "PERL5LIB",
    "PKG_CONFIG_PATH",
    "PWD",
    "PYTHONPATH",
    "REF",
    "R_HOME",
    "R_VERSION",
    "SHELL",
    "SPARK_HOME",
    "SPARK_VERSION",
    "TERM",
    "TZ",
    "USER",
    "VIRTUAL_ENV",
    "AIRFLOW_HOME",
    "AIRFLOW_VERSION",
    "ANDROID_HOME",
    "ANDROID_SDK_ROOT",
];

/// What every image has, and what BuildKit itself gives to a build.
const ALWAYS: [&str; 3] = ["BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE", "PATH"];

impl BaseVariables {
    /// What the base of a stage sets that builds on no other stage.
    pub(crate) fn of(stage: &Stage<'_>) -> Self {
        match stage.base() {
            Base::Scratch => BaseVariables::Known(&[]),
            Base::Image(it) => {
                let name = name_of(it);
                let known = IMAGES.iter().find(|it| it.names.contains(&name.as_str()));
                known.map_or(BaseVariables::Unknown, |it| BaseVariables::Known(it.variables))
            }
            Base::Stage(_) | Base::Unresolved => BaseVariables::Unknown,
        }
    }

    /// Whether `name` is set, or may well be.
    pub(crate) fn has(self, name: &str) -> bool {
        let has = |it: &[&[&str]]| it.iter().any(|it| it.contains(&name));
        ALWAYS.contains(&name)
            || match self {
                BaseVariables::Known(it) => has(it),
                BaseVariables::Unknown => {
                    OFTEN.contains(&name)
                        || name.starts_with("NV_")
                        || IMAGES.iter().any(|it| has(it.variables))
                }
            }
    }
}

/// The name by which the list knows an image: copies of Docker Hub's own images keep their path.
fn name_of(image: &ImageReference) -> String {
    let path = &image.path.text;
    match image.registry.as_ref().map(|it| it.text.as_str()) {
        _ if path.contains("library/") => path.rsplit('/').next().unwrap_or_default().to_owned(),
        None | Some("docker.io" | "index.docker.io") => path.clone(),
        Some(registry) => format!("{registry}/{path}"),
    }
}

#[cfg(test)]
mod tests {
    use dockerfmt_semantic::Model;

    use super::*;

    fn has(image: &str, name: &str) -> bool {
        let parse = dockerfmt_syntax::parse(&format!("FROM {image}\n"));
        let model = Model::new(&parse);
        BaseVariables::of(&model.stages()[0]).has(name)
    }

    #[test]
    fn official_images_set_what_they_set() {
        for image in [
            "python:3",
            "docker.io/python",
            "docker.io/library/python:3.12-slim",
            "public.ecr.aws/docker/library/python",
        ] {
            assert!(has(image, "PYTHON_VERSION") && !has(image, "GOPATH"), "{image}");
        }
        assert!(
            has("golang", "GOPATH")
                && has("maven", "JAVA_HOME")
                && has("mcr.microsoft.com/dotnet/sdk:8.0", "DOTNET_VERSION")
        );
        assert!(!has("debian:12", "LD_LIBRARY_PATH") && has("debian:12", "PATH"));
    }

    #[test]
    fn other_images_may_set_what_official_ones_do() {
        for image in ["example.com/python", "team/app", "$X", "nvidia/cuda"] {
            assert!(
                has(image, "PYTHON_VERSION") && has(image, "LD_LIBRARY_PATH") && !has(image, "FOO"),
                "{image}"
            );
        }
    }

    #[test]
    fn an_empty_image_sets_nothing() {
        assert!(
            has("scratch", "PATH") && has("scratch", "BUILDKIT_SBOM_SCAN_STAGE") && !has("scratch", "LANG")
        );
    }
}
